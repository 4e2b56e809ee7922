import { handle } from '@/lib/bff/handle'
import { answerTrends } from '@/lib/bff/inventory-trends'

export const GET = handle('/api/inventory/trends', answerTrends)
