import 'server-only'
import { headers } from 'next/headers'
import { toLocale } from '@/components/formatting/locale'
import { createTexts, type Texts } from '@/components/formatting/texts'

/** How a page made on the server writes numbers and days for whoever asks for it. */
export async function getPageTexts(): Promise<Texts> {
  return createTexts(toLocale((await headers()).get('accept-language')))
}
