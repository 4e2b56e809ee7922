/** How every field of text looks. */
export const fieldClass =
  'h-8 w-full min-w-0 rounded border border-line-strong bg-surface px-2.5 text-ink text-sm shadow-control outline-offset-0 focus:border-accent focus:outline-2 focus:outline-accent disabled:opacity-50 aria-invalid:border-critical'
