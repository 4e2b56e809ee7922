import { expect, it } from 'vitest'
import { toPreferencesText, toTablePreferences } from '@/components/devices/table-preferences'

it('is as usual without a cookie, or with one that says nonsense', () => {
  const usual = { density: 'compact', filters: true, widths: {} }
  expect(toTablePreferences(undefined)).toEqual(usual)
  expect(toTablePreferences('density=huge&name=wide&shoe=12')).toEqual(usual)
})

it('reads what it has written', () => {
  const preferences = { density: 'comfortable', filters: false, widths: { name: 220, ring: 90 } } as const
  expect(toTablePreferences(toPreferencesText(preferences))).toEqual(preferences)
})

it('keeps widths within what can be used', () => {
  expect(toTablePreferences('name=2&ring=90000').widths).toEqual({ name: 56, ring: 640 })
})
