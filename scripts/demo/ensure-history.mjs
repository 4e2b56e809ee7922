import { existsSync, renameSync, rmSync } from 'node:fs'
import { print, step } from '../support/log.mjs'
import { runProgram } from './programs.mjs'

const DAYS = 90
/** Reading so many devices 90 times takes less than two minutes on two processors; of more there is a shorter history. */
const DEVICES = 21_829
/** Less than a week shows nothing. */
const FEWEST_DAYS = 7

/**
 * A new demo gets a database that knows the past. It has another name until it is complete: one whose writing was
 * interrupted is begun anew, and a complete one is left alone.
 * @param {Record<string, string> & { DATA_DIR: string }} settings the console's
 * @param {{ sandboxUrl: string, devices: number }} demo
 */
export async function ensureHistory(settings, { sandboxUrl, devices }) {
  if (existsSync(settings.DATA_DIR)) return
  const days = Math.min(DAYS, Math.floor((DAYS * DEVICES) / Math.max(devices, 1)))
  if (days < FEWEST_DAYS) return print('  Reading so many devices takes too long for a history; it begins today.')
  const unfinished = `${settings.DATA_DIR}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const title = `Writing ${days} days of history${days < DAYS ? ', as many as fit into two minutes' : ''}`
  await step(title, note => {
    // Most of what is read is thrown away at once; with Node's usual few megabytes for it, a third of the time goes there.
    const options = ['--max-semi-space-size=64', '--conditions=react-server', '--import', 'tsx']
    return runProgram('The history', [...options, 'scripts/demo/history.ts', String(days), sandboxUrl], {
      env: { ...settings, DATA_DIR: unfinished },
      onLine: line => /^\d+ of \d+$/.test(line) && note(line),
    })
  })
  renameSync(unfinished, settings.DATA_DIR)
}
