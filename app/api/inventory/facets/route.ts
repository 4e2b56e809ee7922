import { handle } from '@/lib/bff/handle'
import { answerFacets } from '@/lib/bff/inventory-devices'

export const GET = handle('/api/inventory/facets', answerFacets)
