import { handle } from '@/lib/bff/handle'
import { answerSyncStatus, startSyncForPerson, startSyncForScheduler } from '@/lib/bff/inventory-sync-routes'

export const GET = handle('/api/inventory/sync', answerSyncStatus)
export const POST = handle('/api/inventory/sync', startSyncForPerson, { scheduled: startSyncForScheduler })
