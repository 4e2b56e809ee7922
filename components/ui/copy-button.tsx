'use client'

import { clsx } from 'clsx'
import { Check, Copy, X } from 'lucide-react'
import { Button } from './button'
import { IconButton } from './icon-button'
import { useCopy } from './use-copy'

const icons = { idle: Copy, copied: Check, failed: X }
const words = { idle: '', copied: 'Copied', failed: 'Could not copy' }

/** Copies `value`. `label` says what is copied ("Copy serial number"); `text` makes it a button with words. */
export function CopyButton({
  value,
  label,
  text,
  className,
}: {
  value: string
  label: string
  text?: string | undefined
  className?: string | undefined
}) {
  const { outcome, copy } = useCopy()
  const tint = outcome === 'copied' ? 'text-good' : outcome === 'failed' ? 'text-critical' : undefined
  return (
    <>
      {text ? (
        <Button icon={icons[outcome]} aria-label={label} onClick={() => copy(value)} className={className}>
          {words[outcome] || text}
        </Button>
      ) : (
        <IconButton
          icon={icons[outcome]}
          label={label}
          size="sm"
          onClick={() => copy(value)}
          className={clsx(tint, className)}
        />
      )}
      <span role="status" className="sr-only">
        {words[outcome]}
      </span>
    </>
  )
}
