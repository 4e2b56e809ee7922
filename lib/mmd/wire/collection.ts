import * as z from 'zod'

/** The envelope of an OData collection; its rows are checked one by one, so that one bad row costs only itself. */
export const wireCollectionSchema = z.object({
  value: z.custom<unknown[]>(Array.isArray),
})

/**
 * One page of a collection as the console answers it.
 * `received` counts the rows the service sent (the next `$skip` is the old one plus this),
 * `dropped` those among them that were malformed and left out.
 */
export type Page<Row> = { value: Row[]; received: number; dropped: number }
