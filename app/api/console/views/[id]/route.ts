import { handle } from '@/lib/bff/handle'
import { changeView, deleteView } from '@/lib/bff/saved-views'

export const PATCH = handle('/api/console/views/[id]', changeView)
export const DELETE = handle('/api/console/views/[id]', deleteView)
