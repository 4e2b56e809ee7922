import { CopyButton } from '@/components/ui/copy-button'

/** Texts that have to be taken over letter for letter, each with a button that copies it. */
export function CopyableValues({ values }: { values: { label: string; value: string; copyable?: boolean }[] }) {
  return (
    <dl className="grid text-sm">
      {values.map(({ label, value, copyable = true }) => (
        <div key={label} className="flex min-h-9 items-center gap-x-3 max-sheet:flex-wrap max-sheet:py-1">
          <dt className="w-36 shrink-0 text-ink-muted max-sheet:w-full">{label}</dt>
          <dd className="flex min-w-0 flex-1 items-center gap-1">
            <span className={copyable ? 'min-w-0 wrap-anywhere font-mono text-xs' : 'min-w-0 wrap-anywhere'}>
              {value}
            </span>
            {copyable && <CopyButton value={value} label={`Copy ${label}`} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}
