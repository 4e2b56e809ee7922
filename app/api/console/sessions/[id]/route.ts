import { handle } from '@/lib/bff/handle'
import { endOneSession } from '@/lib/bff/sessions'

export const DELETE = handle('/api/console/sessions/{id}', endOneSession)
