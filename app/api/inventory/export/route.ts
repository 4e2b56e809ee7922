import { handle } from '@/lib/bff/handle'
import { answerExport, answerExportTicket } from '@/lib/bff/inventory-export'

export const GET = handle('/api/inventory/export', answerExport, { takesTickets: true })
export const POST = handle('/api/inventory/export', answerExportTicket)
