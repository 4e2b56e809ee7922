import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What hangs outside the page while a popup is open holds focus guards that are nobody's to read. */
const POPUP_GUARDS = '[data-base-ui-portal]'

/**
 * Axe finds nothing wrong with what the page shows now, in light and in dark. Motion is off, or axe would measure
 * colours that are on their way from one scheme to the other.
 * @param part a selector, where only a part of the page is looked at
 */
export async function expectNoViolations(page: Page, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = part ? new AxeBuilder({ page }).include(part) : new AxeBuilder({ page }).exclude(POPUP_GUARDS)
    expect((await axe.analyze()).violations, colorScheme).toEqual([])
  }
}
