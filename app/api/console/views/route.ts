import { handle } from '@/lib/bff/handle'
import { answerViews, createView } from '@/lib/bff/saved-views'

export const GET = handle('/api/console/views', answerViews)
export const POST = handle('/api/console/views', createView)
