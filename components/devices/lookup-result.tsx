import { Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Menu } from '@/components/ui/menu'
import { useNumberText } from '@/components/ui/number'
import { RelativeTime } from '@/components/ui/relative-time'
import { Segmented } from '@/components/ui/segmented'
import { useCopy } from '@/components/ui/use-copy'
import type { LookupDevice } from '@/lib/domain/inventory'
import { toLookupTable } from '@/lib/domain/lookup-text'
import type { Lookup } from '@/lib/queries/lookup'
import { LookupAmbiguous } from './lookup-ambiguous'
import { LookupTable } from './lookup-table'

type Part = 'found' | 'missing' | 'several'

/** What became of a lookup: the devices it found, what it did not find, and what fits several devices. */
export function LookupResult({ lookup: { found, notFound, devices, snapshot } }: { lookup: Lookup }) {
  const number = useNumberText()
  const several = found.filter(({ ids }) => ids.length > 1)
  const [part, setPart] = useState<Part>(devices.length > 0 ? 'found' : 'missing')
  return (
    <div className="grid gap-3">
      <p role="status" className="text-ink-muted text-sm">
        <span className="font-semibold text-ink">
          {number(found.length)} of {number(found.length + notFound.length)} found
        </span>
        {devices.length !== found.length &&
          `, ${number(devices.length)} ${devices.length === 1 ? 'device' : 'devices'} in all`}
        {' · snapshot '}
        <RelativeTime iso={snapshot.takenAt} focusable />
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="What to show"
          value={part}
          onChange={setPart}
          className="whitespace-nowrap"
          options={[
            { value: 'found', label: `Found ${number(found.length)}` },
            { value: 'missing', label: `Not found ${number(notFound.length)}` },
            ...(several.length > 0
              ? [{ value: 'several' as const, label: `Ambiguous ${number(several.length)}` }]
              : []),
          ]}
        />
        <span className="flex-1" />
        {part === 'found' && devices.length > 0 && <CopyMenu devices={devices} />}
        {part === 'missing' && notFound.length > 0 && (
          <CopyButton value={notFound.join('\n')} label="Copy what was not found" text="Copy" />
        )}
      </div>
      {part === 'found' && <LookupTable devices={devices} />}
      {part === 'missing' && <Missing identifiers={notFound} />}
      {part === 'several' && <LookupAmbiguous found={several} devices={devices} />}
    </div>
  )
}

function Missing({ identifiers }: { identifiers: string[] }) {
  if (identifiers.length === 0) return <p className="py-6 text-center text-ink-muted text-sm">Everything was found.</p>
  return (
    <ul
      aria-label="Not found"
      className="max-h-[44vh] overflow-y-auto rounded border border-line bg-surface px-3 py-1.5 font-mono text-xs"
    >
      {identifiers.map(identifier => (
        <li key={identifier} className="break-all py-1">
          {identifier}
        </li>
      ))}
    </ul>
  )
}

const COPIES: { label: string; textOf: (devices: LookupDevice[]) => string[] }[] = [
  { label: 'Names', textOf: devices => devices.map(({ name }) => name) },
  { label: 'Serial numbers', textOf: devices => devices.map(({ serialNumber }) => serialNumber) },
  { label: 'User principal names', textOf: devices => devices.map(({ userUpn }) => userUpn ?? '') },
  { label: 'Entra device ids', textOf: devices => devices.map(({ id }) => id) },
]

const WORDS = { idle: 'Copy', copied: 'Copied', failed: 'Could not copy' }

function CopyMenu({ devices }: { devices: LookupDevice[] }) {
  const number = useNumberText()
  const { outcome, copy } = useCopy()
  return (
    <>
      <Menu
        label="Copy the found devices"
        align="end"
        trigger={<Button icon={Copy}>{WORDS[outcome]}</Button>}
        entries={[
          {
            kind: 'action',
            label: 'Table for a spreadsheet',
            hint: number(devices.length),
            onSelect: () => copy(toLookupTable(devices)),
          },
          { kind: 'separator' },
          ...COPIES.map(({ label, textOf }) => {
            const values = [...new Set(textOf(devices))].filter(Boolean)
            return {
              kind: 'action' as const,
              label,
              hint: number(values.length),
              disabled: values.length === 0,
              onSelect: () => copy(values.join('\n')),
            }
          }),
        ]}
      />
      <span role="status" className="sr-only">
        {outcome === 'idle' ? '' : WORDS[outcome]}
      </span>
    </>
  )
}
