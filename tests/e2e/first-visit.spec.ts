import { FLEET, status, testWithFleet } from '../support/devices-page'
import { expect, signInByHand } from '../support/e2e'

const test = testWithFleet()

test('the first visit shows how the fleet is read, the first devices, and then the table', async ({
  page,
  console,
}) => {
  // Slow are the pages by which the fleet is read, and not the one that is shown meanwhile.
  await console.sandbox.addFault({ match: { path: 'top=1000' }, fault: { kind: 'latency', ms: 3_000 } })
  await signInByHand(page, 'viewer', '/devices')
  await expect(page.getByRole('heading', { name: 'Reading the fleet for the first time' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'The first devices' }).getByRole('listitem').nth(5)).toBeVisible()
  await expect(page.getByText('Devices read')).toBeVisible()
  await console.sandbox.clearFaults()
  await expect(page.getByRole('grid', { name: 'Devices' })).toBeVisible({ timeout: 45_000 })
  await expect(status(page, `${FLEET.toLocaleString('en-GB')} devices`)).toBeVisible()
})
