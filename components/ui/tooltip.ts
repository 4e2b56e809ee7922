export type TooltipSide = 'top' | 'bottom' | 'left' | 'right'

type Options = {
  /** A shortcut to show beside the text, such as `g d`. */
  keys?: string | undefined
  side?: TooltipSide | undefined
}

/**
 * The attributes that give an element a tooltip. One layer (`tooltip-layer.tsx`) serves the whole page and loads
 * its popup on first use, so a table of a thousand cells pays for a thousand attributes and nothing more.
 */
export function tooltipProps(text: string, { keys, side }: Options = {}) {
  return { 'data-tip': text, 'data-tip-keys': keys, 'data-tip-side': side }
}

/** For an element that cuts its text: a tooltip of all of it while it does not fit. */
export const clippedTip = { 'data-tip-clipped': '' }

/** For a `<time>`: a tooltip of its exact time and zone, which are written when somebody asks for them. */
export const timeTip = { 'data-tip-time': '' }
