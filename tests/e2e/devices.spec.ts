import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import type { DevicesAnswer } from '../../lib/domain/inventory'
import { expectNoViolations } from '../support/axe'
import { startConsole } from '../support/console-server'
import { test as base, expect, signIn } from '../support/e2e'

const FLEET = 21_829

const test = base.extend<object, { console: Awaited<ReturnType<typeof startConsole>> }>({
  console: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const running = await startConsole({ devices: FLEET })
      await use(running)
      await running.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** Opens the devices as somebody, and waits until the fleet is there and the page listens to keys. */
async function openDevices(page: Page, address = '/devices') {
  await signIn(page, 'viewer', address)
  await expect(
    page
      .getByRole('grid', { name: 'Devices' })
      .or(page.getByText(/No device matches/))
      .first(),
  ).toBeVisible({
    timeout: 45_000,
  })
  await untilListening(page)
}

/** The rows are there before the page listens: `/` is answered once it does. */
async function untilListening(page: Page) {
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(search(page)).toBeFocused({ timeout: 300 })
  }).toPass()
  await search(page).blur()
}

const rows = (page: Page) => page.locator('[data-rows] [role=row]')
const rowAt = (page: Page, index: number) => page.locator(`[data-rows] [data-index="${index}"]`)
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search devices' })
const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })
const cell = (row: Locator, column: string) => row.locator(`[data-column="${column}"]`)
const filters = (page: Page) => page.getByRole('complementary', { name: 'Filters' })

/** What the inventory itself answers. */
async function ask(page: Page, query: string): Promise<DevicesAnswer> {
  const answer = await page.request.get(`/api/inventory/devices?${query}`, { headers: { 'x-csrf': '1' } })
  return answer.json()
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test('the first visit shows how the fleet is read, the first devices, and then the table', async ({
  page,
  console,
}) => {
  await console.sandbox.addFault({
    match: { path: '/devices?' },
    times: 12,
    fault: { kind: 'latency', ms: 900 },
  })
  await signIn(page, 'viewer', '/devices')
  await expect(page.getByRole('heading', { name: 'Reading the fleet for the first time' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'The first devices' }).getByRole('listitem').nth(5)).toBeVisible()
  await expect(page.getByText('Devices read')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Devices' })).toBeVisible({ timeout: 45_000 })
  await expect(status(page, `${FLEET.toLocaleString('en-GB')} devices`)).toBeVisible()
})

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

test('all that match are selected without being loaded, but one, and their serial numbers copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDevices(page, '/devices?ring=First')
  const { total, devices } = await ask(page, 'ring=First&limit=500')
  await page.getByRole('checkbox', { name: /^Select all/ }).click()
  await expect(status(page, /selected/)).toContainText(`${total} selected`)
  await page.getByRole('checkbox', { name: `Select ${devices[1]?.name || devices[1]?.serialNumber}` }).click()
  await expect(status(page, /selected/)).toContainText(`${total - 1} selected`)
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Serial numbers' }).click()
  await expect(page.getByText('Serial numbers copied')).toBeVisible()
  const expected = devices.filter((_, place) => place !== 1).map(({ serialNumber }) => serialNumber)
  expect((await clipboard(page)).split('\n')).toEqual([...new Set(expected)].filter(Boolean))
})

test('a range reaches over rows that were never loaded, and the choice outlives another search', async ({ page }) => {
  await openDevices(page)
  await rowAt(page, 2).getByRole('checkbox').click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('End')
  await expect(rowAt(page, FLEET - 1).getByRole('checkbox')).toBeVisible()
  await page.keyboard.press('Home')
  for (let page_ = 0; page_ < 60; page_ += 1) await page.keyboard.press('PageDown')
  const target = page.locator('[data-rows] [role=row]:focus')
  await expect(target.getByRole('checkbox')).toBeVisible()
  const index = Number(await target.getAttribute('data-index'))
  expect(index).toBeGreaterThan(700)
  await page.keyboard.press('Shift+X')
  const count = (index - 1).toLocaleString('en-GB')
  await expect(status(page, /selected/)).toContainText(`${count} selected`)
  await search(page).fill('no such device at all')
  await expect(page.getByText(/No device matches/)).toBeVisible()
  await expect(status(page, /selected/)).toContainText(`${count} selected`)
})

test('rows are copied as a spreadsheet takes them, a cell as it is', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDevices(page, '/devices?columns=name,serialNumber,attention&sort=serialNumber&compliance=NonCompliant')
  const { devices } = await ask(page, 'sort=serialNumber&compliance=NonCompliant&limit=3')
  await rowAt(page, 0).getByRole('checkbox').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(status(page, /selected/)).toContainText('3 selected')
  await page.keyboard.press('Control+c')
  await expect(page.getByText('Rows copied')).toBeVisible()
  expect(await clipboard(page)).toBe(
    devices.map(({ name, serialNumber, attention }) => [name, serialNumber, attention.join(' ')].join('\t')).join('\n'),
  )
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboard(page)).toBe(devices[2]?.serialNumber)
})

test('columns are chosen, moved and widened, by keyboard and by mouse, and stay so', async ({ page }) => {
  await openDevices(page)
  const order = () =>
    page.locator('[data-heading]').evaluateAll(all => all.map(one => one.getAttribute('data-heading')))
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Model' }).click()
  for (let step = 0; step < 7; step += 1) await page.getByRole('button', { name: 'Move Model left' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Reset columns' })).toHaveCount(0)
  expect((await order()).slice(0, 3)).toEqual(['name', 'model', 'attention'])
  await expect(page).toHaveURL(/columns=name,model,attention/)

  await page
    .getByRole('columnheader', { name: /^Model/ })
    .getByRole('button')
    .focus()
  await page.keyboard.press('Shift+ArrowRight')
  expect((await order()).slice(0, 3)).toEqual(['name', 'attention', 'model'])
  await expect(page.getByRole('columnheader', { name: /^Model/ }).getByRole('button')).toBeFocused()
  await page
    .getByRole('columnheader', { name: /^Ring/ })
    .getByRole('button')
    .dragTo(page.getByRole('columnheader', { name: /^Attention/ }).getByRole('button'))
  expect((await order()).slice(0, 3)).toEqual(['name', 'ring', 'attention'])
  await expect(page).not.toHaveURL(/sort=/)

  const edge = page.getByRole('separator', { name: 'Width of Model' })
  await edge.focus()
  const before = Number(await edge.getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 8))
  const box = await edge.boundingBox()
  if (!box) throw new Error('The edge has no place')
  await page.mouse.move(box.x + 4, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + 64, box.y + 10, { steps: 5 })
  await page.mouse.up()
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 68))

  await page.reload()
  expect((await order()).slice(0, 4)).toEqual(['name', 'ring', 'attention', 'model'])
  await expect(page.getByRole('separator', { name: 'Width of Model' })).toHaveAttribute(
    'aria-valuenow',
    String(before + 68),
  )
  await untilListening(page)
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('button', { name: 'Reset columns' }).click()
  await expect(page).toHaveURL(/\/devices$/)
})

test('an export is the view, row by row', async ({ page }) => {
  await openDevices(page, '/devices?ring=First&sort=-serialNumber&columns=name,serialNumber,compliance')
  const { devices, total } = await ask(page, 'ring=First&sort=-serialNumber&limit=500')
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV, columns shown' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^devices-\d{4}-\d\d-\d\d\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(total + 1)
  expect(lines[0]).toBe('Device Name,Serial Number,Compliance')
  const cells = devices.map(({ name, serialNumber, compliance }) =>
    [name, serialNumber, compliance].map(value => (/^[=+\-@]/.test(value) ? `'${value}` : value)).join(),
  )
  expect(lines.slice(1).map(line => line.replaceAll('"', ''))).toEqual(cells)
  expect(lines[1]).toContain(await cell(rowAt(page, 0), 'serialNumber').textContent())
})

test('an export that cannot start says why', async ({ page, expectProblems }) => {
  await openDevices(page)
  expectProblems(/403/)
  await page.route('**/api/inventory/export', route =>
    route.fulfill({
      status: 403,
      json: {
        type: 'about:blank',
        title: 'No ticket today',
        status: 403,
        detail: 'Why not',
        code: 'x',
        requestId: 'r-1',
      },
    }),
  )
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'JSON, all columns' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No ticket today' })).toContainText('r-1')
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

test('a refresh that fails leaves rows, age and choice in sight and says why; the next one renews them', async ({
  page,
  console,
  expectProblems,
}) => {
  test.setTimeout(120_000)
  await openDevices(page, '/devices?ring=Test')
  expectProblems(/429/)
  await rowAt(page, 0).getByRole('checkbox').click()
  await console.sandbox.addFault({ match: { path: '/devices?' }, fault: { kind: 'status', status: 500 } })
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(status(page, /Could not refresh/)).toBeVisible({ timeout: 8_000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByText(/[0-9a-f]{8}-[0-9a-f]{4}-/).first()).toBeVisible()
  await expect(page.getByText(/^Snapshot/)).toBeVisible()
  await expect(rowAt(page, 3)).toBeVisible()

  const before = (await ask(page, 'limit=1')).snapshot.version
  await console.sandbox.clearFaults()
  // The console leaves a service that failed alone for a moment.
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect.poll(async () => (await ask(page, 'limit=1')).snapshot.version, { timeout: 15_000 }).toBe(before + 1)
  }).toPass({ timeout: 60_000 })
  await expect(status(page, /Could not refresh/)).toHaveCount(0)
  await expect(page.getByText('1 selected')).toBeVisible()
  await expect(rowAt(page, 0).getByRole('checkbox')).toBeChecked()
})

test('what the service refuses somebody is shown as its refusal, with the request id and a way on', async ({
  page,
  console,
  expectProblems,
}) => {
  expectProblems(/403|50[23]/)
  await console.sandbox.addFault({ match: { path: '/devices?' }, fault: { kind: 'status', status: 403 } })
  await signIn(page, 'viewer', '/devices')
  await expect(page.getByText('The service does not let you do this').first()).toBeVisible()
  await expect(page.getByText(/[0-9a-f]{8}-[0-9a-f]{4}-/).first()).toBeVisible()
  await console.sandbox.clearFaults()
  await page
    .getByRole('button', { name: /try again/i })
    .first()
    .click()
  await expect(rowAt(page, 5)).toBeVisible({ timeout: 45_000 })
})

test('an ended session keeps the page and offers to sign in again', async ({ page, console, expectProblems }) => {
  await openDevices(page, '/devices?search=MMD')
  expectProblems(/401/)
  await page.context().clearCookies({ name: 'next-auth.session-token' })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText(/session (has )?ended/i).first()).toBeVisible()
  await expect(rowAt(page, 3)).toBeVisible()
  await page.getByRole('link', { name: /sign in/i }).click()
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.getByRole('button', { name: /Vera Viewer/ }).click()
  await expect(page).toHaveURL(`${console.url}/devices?search=MMD`)
})

for (const name of ["O'Brien #1", 'a/b', '..%2f']) {
  test(`the device named ${name} has a page with its configurations`, async ({ page }) => {
    await openDevices(page, '/devices?search=ODD-')
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: /configurations/i })).toBeVisible()
  })
}

test('a device that was never set up has a page too', async ({ page }) => {
  await openDevices(page, '/devices?attention=not-set-up')
  await rowAt(page, 0).getByRole('link').click()
  await expect(page).toHaveURL(/\/devices\/[0-9a-f-]{36}\?find=/)
  await expect(page.getByText(/not (yet )?set up/i).first()).toBeVisible()
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
  test(`axe finds nothing wrong with list and device, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
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
    await rowAt(page, 0).getByRole('link').click()
    await expect(page.getByRole('heading', { name: /configurations/i })).toBeVisible()
    await expectNoViolations(page)
  })
}
