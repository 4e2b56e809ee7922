import { handle } from '@/lib/bff/handle'
import { answerSetupCheck } from '@/lib/bff/setup-check'

export const POST = handle('/api/console/setup/check', answerSetupCheck)
