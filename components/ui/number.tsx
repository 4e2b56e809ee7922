'use client'

import { toNumberText } from '@/components/formatting/formats'
import { useFormatting } from '@/components/formatting/formatting-provider'

/** A number with the separators of the person's locale. */
export function FormattedNumber({ value, options }: { value: number; options?: Intl.NumberFormatOptions }) {
  return toNumberText(value, useFormatting().locale, options)
}

/** The same as a function, for sentences and labels. */
export function useNumberText(): (value: number) => string {
  const { locale } = useFormatting()
  return value => toNumberText(value, locale)
}
