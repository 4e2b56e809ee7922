import { expect, signIn, test } from '../support/e2e'

for (const person of ['admin', 'support', 'viewer'] as const) {
  test(`the ${person} signs in and comes back to the page that was asked for`, async ({ page }) => {
    await signIn(page, person, '/devices?ring=Fast')
    await expect(page).toHaveURL(/\/devices\?ring=Fast$/)
    await expect(page.getByRole('navigation').first()).toBeVisible()
  })
}
