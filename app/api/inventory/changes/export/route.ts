import { handle } from '@/lib/bff/handle'
import { answerChangesExport } from '@/lib/bff/inventory-changes'

export const GET = handle('/api/inventory/changes/export', answerChangesExport, { takesTickets: true })
