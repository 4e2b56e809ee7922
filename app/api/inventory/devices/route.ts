import { handle } from '@/lib/bff/handle'
import { answerDevices } from '@/lib/bff/inventory-devices'

export const GET = handle('/api/inventory/devices', answerDevices)
