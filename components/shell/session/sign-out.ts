import type { QueryClient } from '@tanstack/react-query'
import { holdReads } from '@/lib/queries/fetcher'

/** Ends the session here and then at the tenant, whose logout address the server answers with. */
export function signOutEverywhere(client: QueryClient): Promise<void> {
  return leaveBy(client, goThroughTenant)
}

/** Ends sessions by `end`, this browser's among them, and leaves through the tenant's sign-out. Throws what `end` throws. */
export function signOutAfter(client: QueryClient, end: () => Promise<void>): Promise<void> {
  return leaveBy(client, async () => {
    await end()
    await goThroughTenant().catch(() => window.location.assign('/signed-out'))
  })
}

/** What the page would still read, it would be refused, and would say that the session had ended. It reads on if `end` fails. */
async function leaveBy(client: QueryClient, end: () => Promise<void>): Promise<void> {
  const readOn = holdReads()
  await client.cancelQueries()
  try {
    await end()
    // The browser's Back button may bring this page back as it was left.
    window.addEventListener('pageshow', readOn, { once: true })
  } catch (error) {
    readOn()
    void client.refetchQueries({ type: 'active', stale: true })
    throw error
  }
}

async function goThroughTenant(): Promise<void> {
  // Loaded on demand: next-auth's client is 10 KB that no page needs before someone signs out.
  const { signOut } = await import('next-auth/react')
  const { url } = await signOut({ redirect: false, callbackUrl: '/signed-out' })
  window.location.assign(url)
}
