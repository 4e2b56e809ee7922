import { handle } from '@/lib/bff/handle'
import { answerChanges } from '@/lib/bff/inventory-changes'

export const GET = handle('/api/inventory/changes', answerChanges)
