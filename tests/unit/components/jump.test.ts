import { expect, it } from 'vitest'
import { isDeviceMatch, isPersonMatch } from '@/components/shell/jump/jump-matches'
import { type JumpFindings, toJumpGroups } from '@/components/shell/jump/jump-targets'
import type { Person } from '@/lib/domain/person'
import { device } from '../devices/fleet'

const NOTHING: JumpFindings = { devices: [], totalDevices: null, people: [] }
const ada: Person = {
  upn: 'ada#EXT#@contoso.example',
  name: 'Ada Lovelace',
  email: null,
  devices: [{ name: 'MMD-1', serialNumber: 'SN1', model: '', ring: '', lastSyncAt: null }],
}

const labels = (text: string, findings: Partial<JumpFindings> = {}) =>
  toJumpGroups(text, { ...NOTHING, ...findings }, 'Viewer').flatMap(({ targets }) => targets.map(({ label }) => label))

it('offers the pages of the role and the actions before anything is typed', () => {
  const groups = toJumpGroups('', { ...NOTHING, devices: [device(1)] }, 'Viewer')
  expect(groups.map(({ heading }) => heading)).toEqual(['Pages', 'Actions'])
  expect(labels('')).not.toContain('Setup')
})

it('puts what was found before pages and actions, with a way to all of it', () => {
  const groups = toJumpGroups('mmd-1', { devices: [device(1)], totalDevices: 3, people: [ada] }, 'Viewer')
  expect(groups.map(({ heading }) => heading)).toEqual(['Devices', 'People'])
  expect(groups[0]?.targets.map(({ label, count }) => [label, count])).toEqual([
    ['MMD-1', undefined],
    ['All devices matching “mmd-1”', 3],
  ])
})

it('offers no list of devices once it is known to be empty', () => {
  expect(labels('zz')).toEqual(['All devices matching “zz”'])
  expect(labels('zz', { totalDevices: 0 })).toEqual([])
})

it('finds an action by what else it is called', () => {
  expect(labels('log out', { totalDevices: 0 })).toEqual(['Sign out'])
})

it('calls a device without a name by its serial number, and leads to its page', () => {
  const [target] = toJumpGroups('sn7', { ...NOTHING, devices: [device(7, { name: '' })] }, 'Viewer')[0]?.targets ?? []
  expect(target).toMatchObject({
    label: 'SN7',
    hint: 'Ada Lovelace · Not set up',
    to: { path: '/devices/id-7?find=SN7' },
  })
})

it('leads to a person whose UPN holds anything', () => {
  const group = toJumpGroups('ada', { ...NOTHING, people: [ada] }, 'Viewer').find(({ heading }) => heading === 'People')
  expect(group?.targets[0]?.to).toEqual({ kind: 'path', path: '/users/ada%23EXT%23%40contoso.example' })
})

it('tells which devices and people of an earlier text still match, word by word in any field', () => {
  expect(isDeviceMatch('lovelace laptop', device(1))).toBe(true)
  expect(isDeviceMatch('lovelace tablet', device(1))).toBe(false)
  // The service looks for people by their devices, too.
  expect(isPersonMatch('sn1', ada)).toBe(true)
  expect(isPersonMatch('sn2', ada)).toBe(false)
})
