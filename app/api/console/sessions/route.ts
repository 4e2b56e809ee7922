import { handle } from '@/lib/bff/handle'
import { answerSessions } from '@/lib/bff/sessions'

export const GET = handle('/api/console/sessions', answerSessions)
