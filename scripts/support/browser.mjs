import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { step } from './log.mjs'
import { run, runOrThrow } from './processes.mjs'

/** Debian's packages. The first has no window that would be drawn beside each page: the tests take a fifth less time in it. */
const HEADLESS = 'chromium-headless-shell'
const WHOLE = 'chromium'

const COMMANDS = [
  HEADLESS,
  WHOLE,
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
]

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(base =>
    base
      ? [join(base, 'Google/Chrome/Application/chrome.exe'), join(base, 'Microsoft/Edge/Application/msedge.exe')]
      : [],
  ),
]

/**
 * A Chromium for the end-to-end tests: one that is installed, else Playwright's download, else Debian's package.
 * @returns {Promise<string>} its path
 */
export async function findBrowser() {
  return (await findInstalled()) ?? (await step('Preparing a browser', installBrowser))
}

async function findInstalled() {
  const named = process.env.CHROME_PATH
  if (named && !existsSync(named)) throw new Error(`CHROME_PATH is ${named}, and there is no such file.`)
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => COMMANDS.map(name => join(folder, name)))
  return named || [...onPath, ...PLACES].find(existsSync) || (await findDownloaded())
}

/** Where Playwright would have put its own, if it has. */
async function findDownloaded() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

async function installBrowser() {
  const download = await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (download.code !== 0 && isDebianRoot) {
    await runOrThrow('apt-get', ['update'])
    const install = ['install', '-y', '--no-install-recommends']
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    const { code } = await run('apt-get', [...install, HEADLESS], { env })
    // Older releases have the other alone.
    if (code !== 0) await runOrThrow('apt-get', [...install, WHOLE], { env })
  }
  const path = await findInstalled()
  if (path) return path
  throw new Error(
    `No browser: install Chromium, Chrome or Edge, or name one in CHROME_PATH. Playwright said:\n${download.output}`,
  )
}
