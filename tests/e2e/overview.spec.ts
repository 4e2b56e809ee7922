import { expectNoViolations } from '../support/axe'
import { test } from '../support/devices-page'
import { expect, signIn } from '../support/e2e'
import { untilFleetIsRead } from '../support/read-fleet'

test('the first page tells what needs attention, and each of its numbers is that of the list it leads to', async ({
  page,
}) => {
  await signIn(page, 'viewer')
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What needs attention' })).toBeVisible({ timeout: 45_000 })
  const answers = await page.evaluate(async () => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[data-count]')]
    return Promise.all(
      links.map(async ({ href, dataset, textContent }) => {
        const query = new URLSearchParams(new URL(href).search)
        query.set('limit', '1')
        const answer = await fetch(`/api/inventory/devices?${query}`, { headers: { 'x-csrf': '1' } })
        return { text: textContent, shown: Number(dataset.count), listed: (await answer.json()).total }
      }),
    )
  })
  expect(answers.length).toBeGreaterThan(50)
  // The clock moves on between the page and the lists: a device may have passed a limit of time meanwhile.
  const wrong = answers.filter(({ shown, listed }) => Math.abs(shown - listed) > 2)
  expect(wrong).toEqual([])
  expect(answers.filter(({ shown, listed }) => shown === listed).length).toBeGreaterThan(answers.length * 0.9)

  const [first] = answers
  await page.getByRole('listitem').filter({ hasText: 'Not compliant' }).getByRole('link').click()
  await expect(page).toHaveURL(/\/devices\?attention=non-compliant$/)
  expect(first?.listed).toBeGreaterThan(0)
})

test('the reports are about the time and the ring that are chosen, and a month prints', async ({ page }) => {
  await signIn(page, 'viewer', '/reports')
  await untilFleetIsRead(page)
  await page.goto('/reports')
  await page.getByRole('navigation', { name: 'Ring' }).getByRole('link', { name: 'Fast' }).click()
  await expect(page).toHaveURL(/\/reports\?ring=Fast$/)
  await page.getByRole('navigation', { name: 'Time' }).getByRole('link', { name: '30 days' }).click()
  await expect(page).toHaveURL(/\/reports\?days=30&ring=Fast$/)

  // The table of a chart says what the picture says, and the list behind it has as many.
  const figure = page.getByRole('figure', { name: 'Number of devices by day' })
  await figure.getByText('Show as a table').click()
  const shown = await figure.getByRole('row').last().getByRole('cell').textContent()
  await page
    .getByRole('row', { name: /^Devices/ })
    .getByRole('link')
    .first()
    .click()
  await expect(page).toHaveURL(/\/devices\?ring=Fast$/)
  await expect(page.getByRole('status').filter({ hasText: `${shown} match` })).toBeVisible()

  await page.goto('/reports')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^fleet-.*\.csv$/)
  await page.getByRole('link', { name: 'Monthly summary' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Fleet summary')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Reasons for attention' })).toBeVisible()
})

for (const width of [1440, 390]) {
  test(`axe finds nothing wrong with overview and reports, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await signIn(page, 'viewer')
    await expect(page.getByRole('heading', { name: 'What needs attention' })).toBeVisible({ timeout: 45_000 })
    await expectNoViolations(page)
    await page.goto('/reports')
    await expectNoViolations(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(overflow).toBe(false)
  })
}
