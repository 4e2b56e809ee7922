import { handle } from '@/lib/bff/handle'
import { answerDeviceChanges } from '@/lib/bff/inventory-changes'

export const GET = handle('/api/inventory/devices/[id]/changes', answerDeviceChanges)
