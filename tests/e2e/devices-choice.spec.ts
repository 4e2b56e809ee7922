import { readFile } from 'node:fs/promises'
import {
  ask,
  cell,
  clipboard,
  FLEET,
  openDevices,
  rowAt,
  search,
  status,
  test,
  untilListening,
} from '../support/devices-page'
import { expect } from '../support/e2e'

test('all that match are selected without being loaded, but one, and their serial numbers copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDevices(page, '/devices?ring=First')
  const { total, devices } = await ask(page, 'ring=First&limit=500')
  await page.getByRole('checkbox', { name: /^Select all/ }).click()
  await expect(status(page, /selected/)).toContainText(`${total} selected`)
  await page
    .getByRole('row')
    .nth(2)
    .getByRole('checkbox', { name: /^Select/ })
    .click()
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
