import { describe, expect, it } from 'vitest'
import { readCollection, readEntity } from '@/lib/mmd/answer'
import { MmdMalformedError, MmdRefusalError } from '@/lib/mmd/errors'
import { wireDeviceSchema } from '@/lib/mmd/wire/device'
import { wireProfileSchema } from '@/lib/mmd/wire/profile'
import { toDeviceDetails } from '@/lib/mmd/wire/to-device'
import { wireUserSchema } from '@/lib/mmd/wire/user'
import { answerOf, collectionOf, documentedDevice, namelessDevice } from './mmd-fixtures'

const notCollections: [string, unknown][] = [
  ['a single entity', documentedDevice],
  ['a bare list', [documentedDevice]],
  ['rows that are no list', { value: { 0: documentedDevice } }],
  ['HTML with status 200', '<html>Sign in to the hotel network</html>'],
  ['an answer cut off in the middle', '{"value":[{"aadDev'],
  ['nothing at all', ''],
  ['null', 'null'],
]

describe('a list from the service', () => {
  it('keeps every documented field of every row as it came', () => {
    const page = readCollection(collectionOf(documentedDevice, namelessDevice), wireDeviceSchema)
    expect(page).toEqual({ value: [documentedDevice, namelessDevice], received: 2, dropped: 0 })
  })

  it('leaves out a malformed row, counts it, and keeps the others', () => {
    const bad = [{ ...documentedDevice, aadDeviceId: null }, { ...documentedDevice, name: 7 }, null, 'row', {}]
    const page = readCollection(collectionOf(bad[0], documentedDevice, ...bad.slice(1)), wireDeviceSchema)
    expect(page).toEqual({ value: [documentedDevice], received: 6, dropped: 5 })
  })

  it('passes on words that are new to us', () => {
    const news = { ...documentedDevice, complianceState: 'Quarantined', primaryUpdateRing: 'Pilot', planType: 'Basic' }
    expect(readCollection(collectionOf(news), wireDeviceSchema).value).toEqual([news])
  })

  it('loses every field that is not known, a password above all (security 29)', () => {
    const secret = 'canary-7f3a'
    const nested = { id: 'g1', displayName: 'All', description: null, countMembers: 3, password: secret }
    const device = { ...documentedDevice, password: secret, groups: [nested], elevation: { password: secret } }
    const user = {
      upn: 'u@contoso.example',
      name: 'U',
      email: null,
      password: secret,
      devices: [{ name: 'D', password: secret }],
    }
    const answers = [
      readCollection(collectionOf(device), wireDeviceSchema),
      readEntity(answerOf(device), wireDeviceSchema),
      readCollection(collectionOf(user), wireUserSchema),
      readCollection(collectionOf({ id: 'Kiosk', status: 'Enabled', password: secret }), wireProfileSchema),
    ]
    for (const answer of answers) expect(JSON.stringify(answer)).not.toMatch(/password|canary/)
    expect(answers[0]).toMatchObject({ value: [{ groups: [{ id: 'g1', countMembers: 3 }] }] })
  })

  it('reads what the service leaves out like what it sends as null', () => {
    const { aadDeviceId } = documentedDevice
    const nothing = Object.fromEntries(Object.keys(documentedDevice).map(field => [field, null]))
    const answer = collectionOf({ aadDeviceId }, { ...nothing, aadDeviceId })
    const [leftOut, sentAsNull] = readCollection(answer, wireDeviceSchema).value.map(toDeviceDetails)
    expect(leftOut).toStrictEqual(sentAsNull)
    expect(leftOut).toMatchObject({ device: { id: aadDeviceId, name: '', userUpn: null }, configurations: [] })
    const [user] = readCollection(collectionOf({ upn: 'u', groups: null }), wireUserSchema).value
    expect(user).toEqual({ upn: 'u', name: '', email: null, groups: [], devices: [] })
  })

  it('may name no next page in so many words', () => {
    const answer = answerOf({ '@odata.nextLink': null, value: [] })
    expect(readCollection(answer, wireDeviceSchema)).toEqual({ value: [], received: 0, dropped: 0 })
  })

  it('may be empty', () => {
    expect(readCollection(collectionOf(), wireDeviceSchema)).toEqual({ value: [], received: 0, dropped: 0 })
  })

  it.each(notCollections)('is called malformed when it is %s (security 29)', (_, body) => {
    expect(() => readCollection(answerOf(body), wireDeviceSchema)).toThrow(MmdMalformedError)
  })
})

describe('one entity from the service', () => {
  it('is read whole', () => {
    expect(readEntity(answerOf(documentedDevice), wireDeviceSchema)).toEqual(documentedDevice)
  })

  it('is called malformed when it is something else', () => {
    for (const body of [collectionOf(documentedDevice).body, '', '<html>', 'null', '[]'])
      expect(() => readEntity(answerOf(body), wireDeviceSchema)).toThrow(MmdMalformedError)
  })
})

describe('a status that is no success', () => {
  it.each([199, 301, 302, 400, 401, 403, 404, 429, 500, 503])(
    '%i is a refusal, whatever the body holds (security 28)',
    status => {
      const answer = { ...collectionOf(documentedDevice), status }
      expect(() => readCollection(answer, wireDeviceSchema)).toThrow(MmdRefusalError)
      expect(() => readEntity(answerOf(documentedDevice, status), wireDeviceSchema)).toThrow(MmdRefusalError)
    },
  )
})
