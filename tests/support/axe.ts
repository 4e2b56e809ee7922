import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What hangs outside the page while a popup is open holds focus guards that are nobody's to read. */
const POPUP_GUARDS = '[data-base-ui-portal]'

const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Axe finds nothing wrong with what the page shows now, and nothing wrong with its colours in dark either: nothing else
 * differs there. Motion is off, or axe would measure colours that are on their way from one scheme to the other.
 * @param part a selector, where only a part of the page is looked at
 */
export async function expectNoViolations(page: Page, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = part ? new AxeBuilder({ page }).include(part) : new AxeBuilder({ page }).exclude(POPUP_GUARDS)
    // Only what is wrong is worked out, and in one go, as there are no frames: of a list it took three times as long otherwise.
    axe.options({ resultTypes: ['violations'] }).setLegacyMode()
    if (colorScheme === 'dark') axe.withRules(COLOUR_RULES)
    expect((await axe.analyze()).violations, colorScheme).toEqual([])
  }
}
