/** The fields of few values, which the fleet is filtered, counted and sorted by. */
export const WORD_FIELDS = [
  'compliance',
  'ring',
  'osVersion',
  'osRelease',
  'osBuild',
  'osEdition',
  'profile',
  'profileAssignment',
  'manufacturer',
  'model',
  'planType',
  'managementAgent',
] as const

export type WordField = (typeof WORD_FIELDS)[number]

const fields = new Set<string>(WORD_FIELDS)

export const isWordField = (field: string): field is WordField => fields.has(field)
