import { afterAll, beforeAll, expect, test } from 'vitest'
import { SandboxProcess, TENANT } from './sandbox-process'

type Listed = { aadDeviceId: string; name: string; serialNumber: string; userUpn: string | null; persona: string }
type Person = { upn: string; devices: { serialNumber: string; name: string }[] }

const DEVICES = 1200

let sandbox: SandboxProcess
let token: string
beforeAll(async () => {
  sandbox = await SandboxProcess.start('--devices', `${DEVICES}`, '--quiet')
  token = await sandbox.applicationToken()
})
afterAll(() => sandbox.stop())

const setClock = (days: number) => sandbox.control('PATCH', '', { clockOffsetSeconds: days * 86_400 })
const call = (path: string, init?: RequestInit) => sandbox.api(token, `tenants/${TENANT}/${path}`, init)

async function list<Row>(path: string): Promise<Row[]> {
  // The tests look only at members the endpoint promises.
  return ((await (await call(path)).json()) as { value: Row[] }).value
}

async function devicesOn(day: number): Promise<Map<string, Listed>> {
  await setClock(day)
  return new Map((await list<Listed>('devices')).map(device => [device.aadDeviceId, device]))
}

/** What does not move from one second to the next. */
const lasting = (devices: Map<string, Listed>) =>
  [...devices.values()].map(({ aadDeviceId, name, userUpn, persona }) => ({ aadDeviceId, name, userUpn, persona }))

test('every moment has its own fleet, in whichever order it is asked for', async () => {
  const tenth = await devicesOn(10)
  const fifth = await devicesOn(5)
  const again = await devicesOn(10)
  expect(lasting(again)).toEqual(lasting(tenth))
  expect(lasting(fifth)).not.toEqual(lasting(tenth))
})

test('a device that is gone is neither listed nor found, and nothing can be done with it', async () => {
  const before = await devicesOn(0)
  const after = await devicesOn(400)
  expect([before.size, after.size]).toEqual([DEVICES, DEVICES])
  const gone = [...before.values()].filter(
    ({ aadDeviceId, name }) => name.startsWith('MMD-') && !after.has(aadDeviceId),
  )
  expect(gone.length).toBeGreaterThan(100)
  const [device] = gone
  for (const term of [device?.name, device?.serialNumber]) expect(await list(`devices?$searchText=${term}`)).toEqual([])
  expect((await call(`devices/${device?.name}`)).status).toBe(404)
  const body = JSON.stringify([device?.aadDeviceId])
  const reassign = () => call('profiles/reassignProfile?persona=Kiosk&wipe=false', { method: 'PATCH', body })
  expect((await reassign()).status).toBe(400)

  await setClock(0)
  expect(await list(`devices?$searchText=${device?.name}`)).toMatchObject([{ aadDeviceId: device?.aadDeviceId }])
  expect((await call(`devices/${device?.name}`)).status).toBe(200)
  expect((await reassign()).status).toBe(200)
})

test('some devices return after weeks', async () => {
  const days = [0, 20, 40, 60, 80, 100, 120]
  const fleets: Map<string, Listed>[] = []
  for (const day of days) fleets.push(await devicesOn(day))
  const absences = [...(fleets[0]?.keys() ?? [])].map(id => fleets.map(fleet => (fleet.has(id) ? 1 : 0)).join(''))
  expect(absences.filter(presence => /10+1/.test(presence)).length).toBeGreaterThan(0)
})

test.each([-90, 0, 33, 400])('%i days on, people hold exactly the devices that name them', async day => {
  const devices = [...(await devicesOn(day)).values()].filter(({ userUpn }) => userUpn !== null)
  const people = await list<Person>('users')
  const held = people.flatMap(({ upn, devices }) => devices.map(({ serialNumber, name }) => [upn, serialNumber, name]))
  expect(held.sort()).toEqual(devices.map(({ userUpn, serialNumber, name }) => [userUpn, serialNumber, name]).sort())
  const [device] = devices
  const [person] = await list<Person>(`users/${device?.userUpn}`)
  expect(person?.devices).toContainEqual(expect.objectContaining({ serialNumber: device?.serialNumber }))
  expect((await list<Person>(`users?$searchText=${device?.serialNumber}`)).map(({ upn }) => upn)).toEqual([
    device?.userUpn,
  ])
})
