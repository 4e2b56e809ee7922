import { handle } from '@/lib/bff/handle'
import { answerTrendsExport } from '@/lib/bff/inventory-trends'

export const GET = handle('/api/inventory/trends/export', answerTrendsExport, { takesTickets: true })
