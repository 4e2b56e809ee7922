import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { ClientCredential, Environment } from '@/lib/env'

const ASSERTION_LIFE_SECONDS = 5 * 60

/**
 * The form fields by which the console proves itself at the token endpoint: its secret (RFC 6749, 2.3.1), or a fresh
 * assertion signed with its certificate's key (RFC 7523, 2.2; PS256 and `x5t#S256` as Entra asks for).
 * @param tokenEndpoint the assertion's audience: exactly the address it is sent to
 */
export async function clientAuthentication(
  clientId: Environment['ENTRA_CLIENT_ID'],
  credential: ClientCredential,
  tokenEndpoint: string,
): Promise<Record<string, string>> {
  if (credential.kind === 'secret') return { client_secret: credential.secret }
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': credential.certificate.thumbprint })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenEndpoint)
    .setJti(randomUUID())
    .setIssuedAt()
    .setNotBefore('0 seconds')
    .setExpirationTime(`${ASSERTION_LIFE_SECONDS} seconds`)
    .sign(credential.certificate.privateKey)
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  }
}
