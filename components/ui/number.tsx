'use client'

import { toNumberText } from '@/components/formatting/formats'
import { useFormatting } from '@/components/formatting/formatting-provider'

/** How to write a number with the separators of the person's locale. */
export function useNumberText(): (value: number) => string {
  const { locale } = useFormatting()
  return value => toNumberText(value, locale)
}
