import { handle } from '@/lib/bff/handle'
import { answerSyncEvents } from '@/lib/bff/inventory-sync-events'

export const GET = handle('/api/inventory/sync/events', answerSyncEvents)
