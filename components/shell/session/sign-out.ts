/** Ends the session here and then at the tenant, whose logout address the server answers with. */
export async function signOutEverywhere(): Promise<void> {
  // Loaded on demand: next-auth's client is 10 KB that no page needs before someone signs out.
  const { signOut } = await import('next-auth/react')
  const { url } = await signOut({ redirect: false, callbackUrl: '/signed-out' })
  window.location.assign(url)
}
