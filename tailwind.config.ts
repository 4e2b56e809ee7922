import type { Config } from 'tailwindcss'

const token = (name: string) => `var(--${name})`
const tone = (name: string) => ({ DEFAULT: token(name), soft: token(`${name}-soft`), ink: token(`${name}-ink`) })

/**
 * Names for the tokens of `app/globals.css`. Colours, type sizes, radii and shadows replace Tailwind's own
 * instead of extending them, so that a colour outside the palette cannot be written by accident.
 */
export default {
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      canvas: token('canvas'),
      surface: token('surface'),
      raised: token('raised'),
      sunken: token('sunken'),
      hover: token('hover'),
      scrim: token('scrim'),
      line: { DEFAULT: token('line'), strong: token('line-strong') },
      ink: { DEFAULT: token('ink'), muted: token('ink-muted'), faint: token('ink-faint') },
      accent: {
        DEFAULT: token('accent'),
        hover: token('accent-hover'),
        soft: token('accent-soft'),
        ink: token('accent-ink'),
      },
      good: tone('good'),
      warning: tone('warning'),
      critical: tone('critical'),
      info: tone('info'),
      unknown: tone('unknown'),
      ring: { 1: token('ring-1'), 2: token('ring-2'), 3: token('ring-3'), 4: token('ring-4') },
    },
    fontFamily: {
      sans: ['"Segoe UI Variable Text"', '"Segoe UI"', 'system-ui', '-apple-system', 'Roboto', 'sans-serif'],
      mono: ['"Cascadia Mono"', 'ui-monospace', '"SF Mono"', 'Consolas', '"DejaVu Sans Mono"', 'monospace'],
    },
    fontSize: {
      xs: ['12px', '16px'],
      sm: ['13px', '20px'],
      base: ['14px', '20px'],
      lg: ['16px', '24px'],
      xl: ['20px', '28px'],
      '2xl': ['28px', '36px'],
    },
    borderRadius: { none: '0', sm: '4px', DEFAULT: '6px', lg: '10px', full: '9999px' },
    boxShadow: { none: 'none', float: token('shadow-float'), control: token('shadow-control') },
    extend: {
      spacing: { row: '36px', 'row-lg': '44px', nav: '208px', rail: '56px', bar: '52px' },
      screens: { sheet: '700px', wide: '1100px' },
      transitionDuration: { DEFAULT: '120ms' },
    },
  },
} satisfies Config
