import { render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DeviceAttention } from '@/components/devices/device-attention'
import { FormattingProvider } from '@/components/formatting/formatting-provider'
import type { Device } from '@/lib/domain/device'
import type { AttentionBasis } from '@/lib/domain/inventory'
import { device } from './fleet'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const BASIS: AttentionBasis = { revisions: [], agingMonths: 36 }

// The provider keeps time by the browser's clock, once mounted.
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function show(changes: Partial<Device>, basis: AttentionBasis = BASIS) {
  render(
    <FormattingProvider locale="en" now={NOW}>
      <DeviceAttention device={device(1, changes)} basis={basis} />
    </FormattingProvider>,
  )
}

it('gives each reason with its severity, the device’s own figures, what to do and the source', () => {
  show({ ageInMonths: 40.2, compliance: 'NonCompliant' })
  const [first, last] = screen.getAllByRole('listitem')
  if (!first || !last) throw new Error('Two reasons apply')
  expect(within(first).getByRole('heading', { name: 'Critical: Not compliant' })).toBeTruthy()
  expect(within(last).getByRole('heading', { name: 'For information: Old hardware' })).toBeTruthy()
  expect(last.textContent).toContain('The hardware is 40 months old; this console names devices from 36 months on.')
  expect(last.textContent).toContain('plan its replacement')
  expect(last.textContent).toContain('Source: the device’s age')
})

it('judges updates by what the fleet told, and the age by the operator’s setting', () => {
  const revisions = [{ build: 26100, revision: 5000, currentSince: Date.parse('2026-09-10T00:00:00Z') }]
  show({ ageInMonths: 20 }, { revisions, agingMonths: 12 })
  const headings = screen.getAllByRole('heading', { level: 3 }).map(heading => heading.textContent)
  expect(headings).toEqual(['Warning: Behind on updates', 'For information: Old hardware'])
})

it('says so where nothing needs anybody', () => {
  show({})
  expect(screen.getByText('Nothing about this device needs attention')).toBeTruthy()
  expect(screen.queryByRole('listitem')).toBeNull()
})
