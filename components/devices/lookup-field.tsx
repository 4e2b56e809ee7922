import { clsx } from 'clsx'
import { useId } from 'react'
import { fieldClass } from '@/components/ui/field-class'
import { useNumberText } from '@/components/ui/number'
import { Status } from '@/components/ui/status'
import { MOST_IDENTIFIERS, type ParsedIdentifiers } from '@/lib/domain/identifiers'

/** Where identifiers are pasted, in any separation, with what was understood of it. */
export function LookupField({
  text,
  parsed: { identifiers, repeated, beyond },
  onChange,
  onSubmit,
}: {
  text: string
  parsed: ParsedIdentifiers
  onChange: (text: string) => void
  onSubmit: () => void
}) {
  const id = useId()
  const number = useNumberText()
  return (
    <>
      <textarea
        aria-label="Identifiers"
        aria-describedby={id}
        value={text}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          onSubmit()
        }}
        rows={10}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        placeholder={'5CG0123ABC\n5CG0123ABD\nada.lovelace@contoso.com'}
        className={clsx(fieldClass, 'mt-0.5 block h-auto resize-y py-2 font-mono text-xs leading-5')}
      />
      <p id={id} className="mt-2 flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted text-xs">
        {identifiers.length === 0 ? (
          'Separated by new lines, tabs, commas or semicolons; by blanks where there is nothing else.'
        ) : (
          <span>
            {number(identifiers.length)} {identifiers.length === 1 ? 'identifier' : 'identifiers'}
            {repeated > 0 && `, ${number(repeated)} repeated`}
          </span>
        )}
        {beyond > 0 && (
          <Status tone="warning">
            Only the first {number(MOST_IDENTIFIERS)} are looked up; {number(beyond)} are left out
          </Status>
        )}
      </p>
    </>
  )
}
