import * as z from 'zod'

/** Text as the service sends it, which may leave it out or send null. */
export const sentText = z.string().nullish()

/** Text the service may leave out or send as null; one spelling of "nothing" from here on. */
export const optionalText = sentText.transform(value => value ?? null)

/** Text that is never null to us: the service's null becomes the empty string. */
export const plainText = sentText.transform(value => value ?? '')

/** A number the service may leave out or send as null. */
export const optionalNumber = z
  .number()
  .nullish()
  .transform(value => value ?? null)

/** Rows within a row: one that cannot be read costs only itself, and no rows at all may be sent as null. */
export function readableRows<Row>(row: z.ZodType<Row>) {
  return z
    .array(z.unknown())
    .nullish()
    .transform(rows =>
      (rows ?? []).flatMap(value => {
        const parsed = row.safeParse(value)
        return parsed.success ? [parsed.data] : []
      }),
    )
}
