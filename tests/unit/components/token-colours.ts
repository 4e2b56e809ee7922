import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type ThemeName = 'light' | 'dark'

const css = readFileSync(fileURLToPath(new URL('../../../app/globals.css', import.meta.url)), 'utf8')

/** The tokens of `app/globals.css` that are plain colours in both themes. */
const tokens = new Map<string, Record<ThemeName, string>>(
  [...css.matchAll(/--([\w-]+):\s*light-dark\(\s*(oklch\([^)]*\)),\s*(oklch\([^)]*\))\s*\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

/** WCAG 2.2 contrast of two tokens, between 1 and 21. */
export function contrast(one: string, other: string, theme: ThemeName): number {
  return contrastOf(colourOf(one, theme), colourOf(other, theme))
}

/** WCAG 2.2 contrast of two opaque OKLCH colours. */
export function contrastOf(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

export function colourOf(name: string, theme: ThemeName): string {
  const colour = tokens.get(name)?.[theme]
  if (!colour) throw new Error(`app/globals.css has no token --${name}`)
  return colour
}

export function luminanceOf(colour: string): number {
  const [red, green, blue] = toLinearSrgb(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** OKLCH to linear sRGB, out-of-gamut channels clipped as a browser would. Matrices: bottosson.github.io/posts/oklab. */
function toLinearSrgb(colour: string): [red: number, green: number, blue: number] {
  const parts = colour.match(/^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/)
  if (!parts) throw new Error(`Not an opaque OKLCH colour: ${colour}`)
  const [lightness, chroma, hue] = parts.slice(1).map(Number) as [number, number, number]
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

const clip = (channel: number) => Math.min(1, Math.max(0, channel))
