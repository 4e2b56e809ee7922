import { useState } from 'react'
import { PREFERENCES_COOKIE, type TablePreferences, toPreferencesText } from './table-preferences'

const YEAR_SECONDS = 31_536_000

export function useTablePreferences(initial: TablePreferences) {
  const [preferences, setPreferences] = useState(initial)
  return {
    preferences,
    change(changes: Partial<TablePreferences>) {
      const next = { ...preferences, ...changes }
      setPreferences(next)
      // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not in every supported browser yet
      document.cookie = `${PREFERENCES_COOKIE}=${toPreferencesText(next)}; path=/devices; max-age=${YEAR_SECONDS}; samesite=lax`
    },
  }
}
