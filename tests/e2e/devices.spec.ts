import { expectNoViolations } from '../support/axe'
import { ask, cell, FLEET, filters, openDevices, rowAt, rows, search, status, test } from '../support/devices-page'
import { expect } from '../support/e2e'

test('rows and filters are in the first HTML, before any script ran', async ({ page, console }) => {
  await openDevices(page)
  const first = await rowAt(page, 0).getByRole('link').textContent()
  const html = await (await page.request.get(`${console.url}/devices`)).text()
  const markup = html.split(/<script.*?<\/script>/s).join('')
  expect(markup.match(/role="row"/g)?.length).toBeGreaterThan(20)
  expect(markup).toContain(first?.slice(-6) ?? 'a name')
  expect(markup).toContain('Windows out of support')
})

test('the whole fleet is there at once: End, Home, Page Down and the scrollbar lead anywhere in it', async ({
  page,
}) => {
  await openDevices(page)
  const { devices } = await ask(page, `offset=${FLEET - 1}`)
  await page.keyboard.press('j')
  await page.keyboard.press('End')
  await expect(rowAt(page, FLEET - 1).getByRole('link', { name: devices[0]?.name ?? '' })).toBeVisible()
  await expect(rowAt(page, FLEET - 1)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(rowAt(page, 0)).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect(rowAt(page, 0)).not.toBeFocused()
  await page.locator('[data-rows]').evaluate(grid => {
    const scroller = grid.closest('.overflow-auto')
    if (scroller) scroller.scrollTop = scroller.scrollHeight / 2
  })
  const middle = rows(page).nth(15)
  const place = async () => Number(await middle.getAttribute('data-index'))
  await expect.poll(place).toBeGreaterThan(FLEET * 0.4)
  await expect(middle.getByRole('link')).toBeVisible()
  const index = await place()
  const listed = await ask(page, `offset=${index}&limit=1`)
  await expect(middle.getByRole('link')).toContainText(listed.devices[0]?.name ?? '')
})

test('two filters narrow the list, count each other, and the address shows another person the same', async ({
  page,
  browser,
  console,
}) => {
  await openDevices(page)
  await filters(page).getByRole('checkbox', { name: /^Fast/ }).click()
  await filters(page)
    .getByRole('checkbox', { name: /^Non-compliant/ })
    .check()
  const { total } = await ask(page, 'ring=Fast&compliance=NonCompliant&limit=1')
  await expect(status(page, /match/)).toContainText(`${total} match`)
  await expect(rowAt(page, 0)).toContainText('Non-compliant')
  await expect(page).toHaveURL(/compliance=NonCompliant&ring=Fast/)
  // The ring's own counts are those under the other filter alone.
  const broad = await ask(page, 'ring=Broad&compliance=NonCompliant&limit=1')
  await expect(filters(page).getByText(broad.total.toLocaleString('en-GB'), { exact: true }).first()).toBeVisible()

  const context = await browser.newContext({ baseURL: console.url })
  const other = await context.newPage()
  await openDevices(other, page.url().replace(console.url, ''))
  await expect(status(other, /match/)).toContainText(`${total} match`)
  expect(await rowAt(other, 0).getByRole('link').textContent()).toBe(
    await rowAt(page, 0).getByRole('link').textContent(),
  )
  await context.close()

  await page.getByRole('button', { name: 'Remove Ring: Fast' }).click()
  await expect(page).toHaveURL(/\/devices\?compliance=NonCompliant$/)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(page).toHaveURL(/\/devices$/)
})

test('headings sort, one way and the other, by mouse and by keyboard', async ({ page }) => {
  await openDevices(page)
  const heading = page.getByRole('columnheader', { name: /^Serial number/ })
  await heading.getByRole('button').click()
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  const ascending = await ask(page, 'sort=serialNumber&limit=3')
  await expect(cell(rowAt(page, 2), 'serialNumber')).toHaveText(ascending.devices[2]?.serialNumber ?? '')
  await page.keyboard.press('Enter')
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await expect(page).toHaveURL(/sort=-serialNumber/)
  const descending = await ask(page, 'sort=-serialNumber&limit=3')
  await expect(cell(rowAt(page, 2), 'serialNumber')).toHaveText(descending.devices[2]?.serialNumber ?? '')
})

test('the keyboard moves through the list, selects and opens, and coming back finds the place', async ({ page }) => {
  await openDevices(page)
  await page.keyboard.press('j')
  await expect(rowAt(page, 1)).toBeFocused()
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('PageDown')
  await expect(page.locator('[role=row]:focus').getByRole('link')).toBeVisible()
  await page.keyboard.press('x')
  await expect(status(page, /selected/)).toContainText('1 selected')
  const place = await page.locator('[role=row]:focus').getAttribute('data-index')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/devices\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Devices')
  await page.goBack()
  await expect(rowAt(page, Number(place))).toBeFocused()
})

test('a time says when exactly it was, by mouse and by keyboard', async ({ page }) => {
  await openDevices(page, '/devices?columns=name,lastSyncAt&sort=-lastSyncAt')
  const time = page.locator('[data-rows] time').first()
  const exactly = new Date((await time.getAttribute('datetime')) ?? '').getUTCFullYear()
  await time.hover()
  await expect(page.getByRole('tooltip')).toContainText(`${exactly}`)
  await search(page).hover()
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await search(page).press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tooltip')).toContainText(`${exactly}`)
})

test('a value offers to filter by it and to be copied', async ({ page }) => {
  await openDevices(page)
  const ring = cell(rowAt(page, 0), 'ring')
  const word = (await ring.textContent()) ?? ''
  await ring.getByText(word).click()
  await expect(page.getByRole('menuitem', { name: /^Copy/ })).toBeVisible()
  await page.getByRole('menuitem', { name: 'Filter by this' }).click()
  await expect(page).toHaveURL(new RegExp(`ring=${word}`))
})

test('where nothing matches, the search and the filters can be cleared', async ({ page }) => {
  await openDevices(page, '/devices?ring=Fast&search=there-is-no-such-device')
  await page.getByRole('button', { name: 'Clear search' }).last().click()
  await expect(page).toHaveURL(/\/devices\?ring=Fast$/)
  await expect(rowAt(page, 5)).toBeVisible()
})

test('an address with a part that cannot be read shows the rest and names the part', async ({ page }) => {
  await openDevices(page, '/devices?ring=Fast&colour=blue&sort=-shoeSize')
  await expect(status(page, 'There is no parameter colour.')).toBeVisible()
  await expect(rowAt(page, 0)).toContainText('Fast')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page).toHaveURL(/\/devices\?ring=Fast$/)
})

test('on a phone there are cards, with the filters in a sheet and the same choice', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openDevices(page)
  await page.getByRole('button', { name: /^Filters/ }).click()
  const sheet = page.getByRole('dialog', { name: 'Filters' })
  await sheet.getByRole('checkbox', { name: /^Fast/ }).click()
  const { total } = await ask(page, 'ring=Fast&limit=1')
  await sheet.getByRole('button', { name: `Show ${total.toLocaleString('en-GB')} devices` }).click()
  await expect(page).toHaveURL(/ring=Fast/)
  await rowAt(page, 1).getByRole('checkbox').click()
  await expect(status(page, /selected/)).toContainText('1 selected')
  await page.getByRole('button', { name: 'Sort' }).click()
  await page.getByRole('menuitemradio', { name: 'Last sync' }).click()
  await expect(page).toHaveURL(/sort=lastSyncAt/)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(overflow).toBe(false)
})

for (const width of [1440, 390]) {
  test(`axe finds nothing wrong with the list, at ${width} px`, async ({ page }) => {
    // A few rows: axe takes long over each, and further ones say nothing new.
    await page.setViewportSize({ width, height: 500 })
    await openDevices(page, '/devices?attention=non-compliant&search=mmd')
    await rowAt(page, 1).getByRole('checkbox').click()
    await expect(page.getByText('1 selected')).toBeVisible()
    await expectNoViolations(page)
    if (width > 700) {
      await page.getByRole('button', { name: 'Columns', exact: true }).click()
      await expect(page.getByRole('button', { name: 'Reset columns' })).toBeVisible()
      await expectNoViolations(page)
      await page.keyboard.press('Escape')
    }
  })
}
