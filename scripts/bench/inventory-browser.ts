import { measureFirstRows } from './first-rows'
import { measureListInUse } from './list-in-use'
import { withVisitor } from './visitor'

/** What somebody at a browser waits for: the first rows of a fleet, and rows as they type and scroll in a large one. */
export async function measureBrowser(): Promise<void> {
  await withVisitor(21_829, measureFirstRows)
  await withVisitor(100_000, measureListInUse)
}
