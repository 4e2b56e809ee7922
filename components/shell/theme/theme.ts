export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

export const THEME_COOKIE = 'theme'

/** Reads the cookie's value; anything unknown follows the system. */
export function toTheme(value: string | undefined): Theme {
  return themes.find(theme => theme === value) ?? 'system'
}
