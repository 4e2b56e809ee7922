import { handle } from '@/lib/bff/handle'
import { ProblemError } from '@/lib/bff/problem'

/** Whatever no other route knows: a problem like any other, and no page. */
const nothingHere = handle('/api', async () => {
  throw new ProblemError('not-found')
})

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT }
