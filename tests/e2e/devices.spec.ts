import { toSearchText } from '../../lib/domain/device-search'
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

test('a device is found by its serial number, with what was searched for marked', async ({ page }) => {
  await openDevices(page)
  const { devices } = await ask(page, 'offset=9000&limit=1')
  const serial = devices[0]?.serialNumber ?? ''
  await search(page).fill(serial)
  await expect(status(page, /match/)).toContainText('1 match')
  await expect(rowAt(page, 0).locator('mark')).toHaveText(serial)
  await expect(page).toHaveURL(new RegExp(`search=${serial}`))
  // A card has no place for serial numbers, but for the one that was looked for.
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(cell(rowAt(page, 0), 'assignedUser').locator('mark')).toHaveText(serial)
})

test('a search that finds what no column shows says where, and shows it', async ({ page }) => {
  await openDevices(page)
  await search(page).fill('latitude')
  await expect(page.getByText('Found in Model')).toBeVisible()
  await expect(page.locator('[data-rows] mark')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show column' }).press('Enter')
  await expect(cell(rowAt(page, 0), 'model').locator('mark')).toHaveText('Latitude')
  await expect(page.getByRole('columnheader').nth(2)).toHaveText('Model')
  await expect(page.getByText('Found in Model')).toBeHidden()
  await expect(rowAt(page, 0)).toBeFocused()
})

test('what is typed while the page is still loading is searched for', async ({ page }) => {
  await openDevices(page)
  const { devices } = await ask(page, 'offset=9000&limit=1')
  let load = () => {}
  const held = new Promise<void>(resolve => {
    load = resolve
  })
  await page.route('**/_next/static/**/*.js', async route => {
    await held
    await route.continue()
  })
  await page.goto('/devices', { waitUntil: 'commit' })
  await search(page).pressSequentially(devices[0]?.serialNumber ?? '')
  load()
  await expect(status(page, /match/)).toContainText('1 match')
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

test('Back and Forward go from one settled view to the next, not from letter to letter', async ({ page }) => {
  await openDevices(page)
  await search(page).pressSequentially('latitude', { delay: 40 })
  await expect(page).toHaveURL(/search=latitude/)
  await filters(page).getByRole('checkbox', { name: /^Fast/ }).click()
  await expect(page).toHaveURL(/ring=Fast/)
  await page.goBack()
  await expect(page).toHaveURL(/\/devices\?search=latitude$/)
  await expect(page.getByRole('region', { name: 'Active filters' })).toHaveCount(0)
  await page.goBack()
  await expect(page).toHaveURL(/\/devices$/)
  await expect(search(page)).toHaveValue('')
  await expect(page.getByRole('status').filter({ hasText: /match/ })).toHaveCount(0)
  await page.goForward()
  await expect(search(page)).toHaveValue('latitude')
})

test('rows that are known to match stand at once, and the answer brings how many there are', async ({ page }) => {
  await openDevices(page)
  const grid = page.getByRole('grid', { name: 'Devices' })
  const all = FLEET.toLocaleString('en')
  let answer = () => {}
  const held = new Promise<void>(resolve => {
    answer = resolve
  })
  await page.route('**/api/inventory/devices?search=o*', async route => {
    await held
    await route.continue()
  })

  await search(page).press('o')
  await expect(rowAt(page, 5).locator('mark').first()).toHaveText(/^o$/i)
  await expect(grid).toHaveAttribute('aria-busy', 'true')
  // How many match is not known yet, and no other number stands for it.
  await expect(status(page, all)).toHaveText(`${all} devices·Searching…`)
  answer()
  await expect(grid).not.toHaveAttribute('aria-busy')
  const { devices, total } = await ask(page, 'search=o&limit=6')
  await expect(status(page, /match/)).toContainText(`${total.toLocaleString('en')} match`)
  await expect(cell(rowAt(page, 5), 'serialNumber')).toHaveText(devices[5]?.serialNumber ?? '')

  await expect(page).toHaveURL(/search=o$/)
  await page.goBack()
  await expect(page.locator('[data-rows] mark')).toHaveCount(0)
})

test('a search is known at once by rows that were read when somebody came to the field', async ({ page }) => {
  const offsets = new Set<string | null>()
  page.on('requestfinished', request => {
    const url = new URL(request.url())
    if (url.pathname === '/api/inventory/devices') offsets.add(url.searchParams.get('offset'))
  })
  await openDevices(page)
  await search(page).focus()
  for (const offset of ['50', '100', '150']) await expect.poll(() => offsets).toContain(offset)

  // A letter that too few of the rows of the first request have to fill the window.
  const texts = (await ask(page, 'limit=200')).devices.map(toSearchText)
  const having = (letter: string, rows: number) => texts.slice(0, rows).filter(text => text.includes(letter)).length
  const letter = [...'abcdefghijklmnopqrstuvwxyz'].find(some => having(some, 50) < 10 && having(some, 200) > 25)
  if (!letter) throw new Error('Every letter is common in the first rows, or rare in all of them')
  let isAsked = false
  await page.route(`**/api/inventory/devices?search=${letter}*`, () => {
    isAsked = true // and is never answered
  })
  await search(page).press(letter)
  await expect(page.getByRole('grid', { name: 'Devices' })).toHaveAttribute('aria-busy', 'true')
  await expect(rowAt(page, 5).getByRole('link')).toBeVisible()
  const found = texts.filter(text => text.includes(letter))
  const serialNumber = (await cell(rowAt(page, 5), 'serialNumber').textContent()) ?? ''
  expect(found[5]).toContain(serialNumber.toLowerCase())
  expect(isAsked).toBe(true)
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
