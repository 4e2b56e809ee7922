import { handle } from '@/lib/bff/handle'
import { endOthersSessions } from '@/lib/bff/sessions'

export const POST = handle('/api/console/sessions/end', endOthersSessions)
