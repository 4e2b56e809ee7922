/** next-auth's client, kept out of the page's first script and loaded while the person reads. */
export const loadAuthClient = () => import('next-auth/react')

/**
 * Leaves for the tenant's sign-in page. The server decides whether `callbackUrl` is a place of ours.
 * Rejects when the console cannot be reached; resolves while the browser is leaving.
 */
export async function startSignIn({
  callbackUrl,
  accountPicker,
}: {
  callbackUrl: string
  accountPicker: boolean
}): Promise<void> {
  const { getCsrfToken, signIn } = await loadAuthClient()
  // signIn answers an unreachable server by navigating to an error page; asking for the token first lets us say it here.
  if (!(await getCsrfToken())) throw new Error('The console did not answer.')
  await signIn('entra', { callbackUrl }, accountPicker ? { prompt: 'select_account' } : undefined)
}
