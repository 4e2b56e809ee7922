import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'
import { registration } from './sandbox'

/** Who can sign in, as the tenant's ID tokens describe them. */
const PERSON = {
  sub: 'olga',
  tid: registration.tenantId,
  oid: '6a1f0a4e-6f0e-4a39-9a3c-2d1b7c5e9a10',
  name: 'Olga Other',
  preferred_username: 'olga.other@contoso.example',
  roles: ['Console.Support'],
}

const API_SCOPE = 'https://mwaas-services-customerapi-prod.azurewebsites.net/.default'

/** Ends within the last minute, in which the console renews a token: every call of the API is a refresh before. */
const ACCESS_TOKEN_SECONDS = 30

export type OtherProvider = Awaited<ReturnType<typeof startOtherProvider>>

/**
 * A certified OpenID provider (panva/node-oidc-provider) under a tenant's addresses. It knows nothing of this project
 * and shares none of its misreadings of the specifications: PKCE required, RS256, refresh tokens good for one use.
 */
export async function startOtherProvider(redirectUri: string) {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const url = `http://localhost:${(server.address() as AddressInfo).port}` // a TCP server has one
  const tenant = `/${registration.tenantId}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })

  const provider: Provider = new Provider(`${url}${tenant}/v2.0`, {
    clients: [
      {
        client_id: registration.clientId,
        client_secret: registration.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: 'RS256',
      },
    ],
    routes: {
      authorization: `${tenant}/oauth2/v2.0/authorize`,
      token: `${tenant}/oauth2/v2.0/token`,
      end_session: `${tenant}/oauth2/v2.0/logout`,
      jwks: `${tenant}/discovery/v2.0/keys`,
    },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'other' }] },
    scopes: ['openid', 'offline_access', API_SCOPE],
    claims: { openid: ['sub', 'tid', 'oid', 'roles'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      RefreshToken: 3600,
      IdToken: 300,
      Interaction: 300,
      Session: 300,
      Grant: 3600,
    },
    cookies: { keys: ['a-key-for-tests-that-is-long-enough'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ ...PERSON, sub }) }),
    async loadExistingGrant({ oidc }: { oidc: { client: { clientId: string }; session: { accountId: string } } }) {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope(`openid profile offline_access ${API_SCOPE}`)
      await grant.save()
      return grant
    },
  })

  const issued = { accessTokens: [] as string[], refreshTokens: [] as string[], usedRefreshTokens: [] as string[] }
  // These tokens are opaque: what names them is what is sent.
  provider.on('access_token.saved', ({ jti }) => issued.accessTokens.push(jti))
  provider.on('refresh_token.saved', ({ jti }) => issued.refreshTokens.push(jti))
  provider.on('refresh_token.consumed', ({ jti }) => issued.usedRefreshTokens.push(jti))

  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/interaction/')) {
      void provider.interactionFinished(request, response, { login: { accountId: PERSON.sub } })
      return
    }
    // Where a provider of one issuer keeps it, and where a tenant has it.
    if (request.url === `${tenant}/v2.0/.well-known/openid-configuration`) {
      request.url = '/.well-known/openid-configuration'
    }
    answer(request, response)
  })

  return {
    url,
    person: PERSON,
    issued,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
