import { expect, it } from 'vitest'
import { groupConfigurations } from '@/components/devices/group-configurations'
import { configuration } from './fleet'

const all = [
  configuration('Edge', { type: 'App', status: 'Success' }),
  configuration('BitLocker', { status: 'NonCompliant' }),
  configuration('Antivirus', { status: 'Compliant' }),
  configuration('Teams', { type: 'App', status: 'Failed' }),
  configuration('Firewall', { status: 'Error' }),
  configuration('Time zone', { type: 'Script', status: 'Success' }),
  configuration('Widget', { type: 'Widget', status: 'SomethingNew' }),
]

it('groups by type, with what failed first and counted', () => {
  const groups = groupConfigurations(all)
  expect(groups.map(group => [group.type, group.failures, group.configurations.map(one => one.name)])).toEqual([
    ['Policy', 2, ['BitLocker', 'Firewall', 'Antivirus']],
    ['App', 1, ['Teams', 'Edge']],
    ['Script', 0, ['Time zone']],
    ['Widget', 0, ['Widget']],
  ])
})

it('filters by name and by the status a person reads', () => {
  expect(groupConfigurations(all, 'non-comp').flatMap(group => group.configurations.map(one => one.name))).toEqual([
    'BitLocker',
  ])
  expect(groupConfigurations(all, ' TEAMS ').map(group => group.type)).toEqual(['App'])
  expect(groupConfigurations(all, 'nothing like it')).toEqual([])
})
