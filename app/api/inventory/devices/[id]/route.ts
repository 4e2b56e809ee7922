import { handle } from '@/lib/bff/handle'
import { answerDevice } from '@/lib/bff/inventory-devices'

export const GET = handle('/api/inventory/devices/[id]', answerDevice)
