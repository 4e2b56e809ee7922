/** Where a sign-in or sign-out comes from, for the log, the record and the person's list of sessions. */
export type SignInOrigin = { requestId: string; clientAddress: string | null; browser: string }
