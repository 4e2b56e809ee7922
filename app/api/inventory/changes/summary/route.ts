import { handle } from '@/lib/bff/handle'
import { answerChangeSummary } from '@/lib/bff/inventory-changes'

export const GET = handle('/api/inventory/changes/summary', answerChangeSummary)
