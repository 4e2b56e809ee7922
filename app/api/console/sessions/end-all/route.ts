import { handle } from '@/lib/bff/handle'
import { endOwnSessions } from '@/lib/bff/sessions'

export const POST = handle('/api/console/sessions/end-all', endOwnSessions)
