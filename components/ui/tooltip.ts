export type TooltipSide = 'top' | 'bottom' | 'left' | 'right'

type Options = {
  /** A shortcut to show beside the text, such as `g d`. */
  keys?: string | undefined
  side?: TooltipSide | undefined
  /** Show the tooltip only while the element's own text does not fit. */
  whenClipped?: boolean | undefined
}

/**
 * The attributes that give an element a tooltip. One layer (`tooltip-layer.tsx`) serves the whole page and loads
 * its popup on first use, so a table of a thousand cells pays for a thousand attributes and nothing more.
 */
export function tooltipProps(text: string, { keys, side, whenClipped }: Options = {}) {
  return {
    'data-tip': text,
    'data-tip-keys': keys,
    'data-tip-side': side,
    'data-tip-clipped': whenClipped ? '' : undefined,
  }
}
