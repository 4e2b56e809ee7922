import { describe, expect, it } from 'vitest'
import { checkExpiry } from '@/lib/doctor/check-credential'
import { parseCertificate } from '@/lib/env-certificate'
import { createCertificate } from '../../contract/sandbox-certificate'

const DAY = 24 * 60 * 60_000

describe('the end of a certificate', () => {
  const { pem, privateKey } = createCertificate()
  const certificate = parseCertificate(`${privateKey.export({ type: 'pkcs8', format: 'pem' })}${pem}`)
  const end = certificate.notAfter.getTime()
  const at = (time: number) => checkExpiry({ kind: 'certificate', certificate }, time)

  it('passes 30 days before, warns from then on, and fails once it is over', () => {
    expect(at(end - 30 * DAY).outcome).toBe('passed')
    expect(at(end - 30 * DAY + 1)).toMatchObject({ outcome: 'warning', found: expect.stringContaining('in 29 days') })
    expect(at(end).outcome).toBe('warning')
    expect(at(end + 1)).toMatchObject({ outcome: 'failed', found: 'The certificate ended on 2045-01-01.' })
    expect(at(end + 1).advice).toContain('beside the old one')
  })
})
