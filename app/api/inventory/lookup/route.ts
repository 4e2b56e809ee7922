import { handle } from '@/lib/bff/handle'
import { answerLookup, LONGEST_LOOKUP } from '@/lib/bff/inventory-devices'

export const POST = handle('/api/inventory/lookup', answerLookup, { longestBody: LONGEST_LOOKUP })
