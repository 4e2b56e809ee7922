import { expect, test } from 'vitest'
import { toBrowserFamily } from '@/lib/domain/browser-family'

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const CHROMIUM = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

test.each([
  [`${WINDOWS} ${CHROMIUM} Edg/142.0.0.0`, 'Edge on Windows'],
  [`${WINDOWS} ${CHROMIUM}`, 'Chrome on Windows'],
  [`${WINDOWS} ${CHROMIUM} OPR/120.0.0.0`, 'Opera on Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'Safari on macOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0',
    'Edge on Android',
  ],
  ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36', 'Chrome on ChromeOS'],
  ['Something/1.0 (Windows NT 10.0)', 'A browser on Windows'],
  ['curl/8.5.0', 'Unknown browser'],
  ['', 'Unknown browser'],
  [null, 'Unknown browser'],
])('%s is %s', (userAgent, family) => expect(toBrowserFamily(userAgent)).toBe(family))

test('nothing of the header itself comes out, and a giant one costs nothing', () => {
  expect(toBrowserFamily('<img src=x> \u001b[31m Firefox/1')).toBe('Firefox')
  expect(toBrowserFamily(`Version/${'1'.repeat(1_000_000)}`)).toBe('Unknown browser')
})
