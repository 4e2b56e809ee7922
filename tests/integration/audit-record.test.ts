import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const LOOPBACK = /^(127\.0\.0\.1|::1)$/

describe('On record', () => {
  let server: ConsoleWithDatabase
  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 5 })
  })
  afterEach(async () => {
    await server.sandbox.reset()
    await server.sql('delete from audit_events')
  })
  afterAll(() => server.stop())

  const rows = (kind: string) => server.sql('select * from audit_events where kind like $1 order by id', [kind])

  /** Leaves no row of its own behind. */
  async function signedIn(upn: string): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    expect(await person.signIn(upn)).toBe('/devices')
    await server.sql('delete from audit_events')
    return person
  }

  describe('is a sign-in before it is one', () => {
    test('so that no session exists without its row, not for a moment', async () => {
      await server.sql(`
        create function require_row() returns trigger language plpgsql as $$ begin
          if not exists (select from audit_events where kind = 'sign-in' and session = left(new.id, 12)) then
            raise exception 'a session before its row';
          end if;
          return new;
        end $$;
        create trigger require_row before insert on sessions for each row execute function require_row()`)
      try {
        const person = new HttpPerson(server.url)
        expect(await person.signIn(PEOPLE.viewer)).toBe('/devices')
        expect(await person.isSignedIn()).toBe(true)
      } finally {
        await server.sql('drop trigger require_row on sessions; drop function require_row')
      }
    })

    test('so that nobody gets in while this one row cannot be written', async () => {
      const before = await server.sql('select id from sessions')
      await server.sql(`alter table audit_events add constraint no_sign_in check (kind <> 'sign-in') not valid`)
      const person = new HttpPerson(server.url)
      try {
        expect(await person.signIn(PEOPLE.admin)).toMatch(/^\/sign-in-problem\?/)
        expect([...person.cookiesOf().keys()]).not.toContain('next-auth.session-token')
        expect(await server.sql('select id from sessions')).toEqual(before)
      } finally {
        await server.sql('alter table audit_events drop constraint no_sign_in')
      }
      // It was the row and nothing else.
      expect(await person.signIn(PEOPLE.admin)).toBe('/devices')
      expect(await rows('sign-in')).toHaveLength(1)
    })
  })

  describe('is administrator consent', () => {
    const REDIRECT = '/api/console/admin-consent'

    /** Opens the link and decides on the tenant's page; returns where the console leads in the end. */
    async function consent(administrator: HttpPerson, decision: 'accept' | 'decline'): Promise<string> {
      await server.sandbox.change({ consent: 'admin-required', consentRedirectUris: [server.url + REDIRECT] })
      const page = (await administrator.request(`${REDIRECT}/start`)).headers.get('location') ?? ''
      const decided = await administrator.request(page, { method: 'POST', body: new URLSearchParams({ decision }) })
      return administrator.finishSignIn(decided.headers.get('location') ?? '')
    }

    test('that is started and granted, by somebody who need not be signed in', async () => {
      expect(await consent(new HttpPerson(server.url), 'accept')).toBe('/sign-in?reason=consent-granted')
      const known = {
        tenant_id: server.sandbox.tenantId,
        upn: null,
        request_id: expect.stringMatching(GUID),
        client_address: expect.stringMatching(LOOPBACK),
      }
      expect(await rows('admin-consent-%')).toMatchObject([
        { kind: 'admin-consent-started', ...known },
        { kind: 'admin-consent-granted', ...known },
      ])
    })

    test('that is refused, with the reason and the reference that is shown', async () => {
      const administrator = await signedIn(PEOPLE.admin)
      const end = new URL(await consent(administrator, 'decline'), server.url)
      expect(await rows('admin-consent-%')).toMatchObject([
        { kind: 'admin-consent-started', upn: PEOPLE.admin },
        {
          kind: 'admin-consent-refused',
          upn: PEOPLE.admin,
          session: expect.stringMatching(/^[0-9a-f]{12}$/),
          request_id: end.searchParams.get('ref'),
          details: { problem: 'declined', number: 65004 },
        },
      ])
    })

    test('that answers nobody’s question', async () => {
      await new HttpPerson(server.url).request(`${REDIRECT}?admin_consent=True&state=made-up`)
      expect(await rows('admin-consent-%')).toMatchObject([
        { kind: 'admin-consent-refused', upn: null, details: { problem: 'start-again' } },
      ])
    })
  })

  test('is who ran the setup check', async () => {
    const admin = await signedIn(PEOPLE.admin)
    const response = await admin.api('/api/console/setup/check', { method: 'POST' })
    expect(response.status).toBe(200)
    expect(await rows('setup-checked')).toMatchObject([
      { upn: PEOPLE.admin, request_id: response.headers.get('x-request-id') },
    ])
  })

  test('is who opened a page by its address that their role may not use', async () => {
    const person = await signedIn(PEOPLE.support)
    const page = await person.request('/setup?from=somewhere')
    expect(await page.text()).toContain('Setup is for administrators')
    expect(await rows('role-denied')).toMatchObject([
      {
        upn: PEOPLE.support,
        session: expect.stringMatching(/^[0-9a-f]{12}$/),
        request_id: page.headers.get('x-request-id'),
        client_address: expect.stringMatching(LOOPBACK),
        details: { route: 'page', method: 'GET', path: '/setup', role: 'Support' },
      },
    ])
    await (await signedIn(PEOPLE.admin)).request('/setup')
    expect(await rows('role-denied')).toEqual([])
  })
})
