/** A screen with one row picked out: the console's mark, in the current accent. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={className}>
      <rect x="1" y="2" width="22" height="17" rx="4" className="fill-accent" />
      <path d="M8 22.5h8" className="stroke-accent" strokeWidth="2" strokeLinecap="round" />
      <g className="fill-accent-ink">
        <rect x="5" y="6" width="14" height="2" rx="1" opacity="0.45" />
        <rect x="5" y="9.5" width="14" height="2" rx="1" />
        <rect x="5" y="13" width="9" height="2" rx="1" opacity="0.45" />
      </g>
    </svg>
  )
}
