// Progress for people: each step is one line, with a tick and its time when it is done.

const isTerminal = process.stdout.isTTY === true
const useColour = isTerminal && !process.env.NO_COLOR

/** @param {number} code @param {string} text */
const colour = (code, text) => (useColour ? `\u001b[${code}m${text}\u001b[0m` : text)

export const green = (/** @type {string} */ text) => colour(32, text)
export const red = (/** @type {string} */ text) => colour(31, text)
export const bold = (/** @type {string} */ text) => colour(1, text)

/** @param {string} text */
export const print = text => console.log(text)

/** How often a line of its own tells how far a step is, where no line can be written anew. */
const NOTE_EVERY_MS = 10_000

/**
 * Does some work and says so. On a terminal the seconds are counted while it goes on.
 * @template Result
 * @param {string} title
 * @param {(note: (progress: string) => void) => Promise<Result>} work which may note how far it is: `12 of 90`
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const startedAt = Date.now()
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1)
  let line = title
  let notedAt = startedAt
  const counter = isTerminal
    ? setInterval(() => process.stdout.write(`\r\u001b[2K  … ${line} ${seconds()} s`), 1_000)
    : undefined
  const note = (/** @type {string} */ progress) => {
    line = `${title} (${progress})`
    if (isTerminal || Date.now() - notedAt < NOTE_EVERY_MS) return
    notedAt = Date.now()
    console.log(`  ... ${line}`)
  }
  if (isTerminal) process.stdout.write(`  … ${title}`)
  else console.log(`  ... ${title}`)
  const finish = (/** @type {string} */ mark) => {
    clearInterval(counter)
    console.log(`${isTerminal ? '\r\u001b[2K' : ''}  ${mark} ${title} (${seconds()} s)`)
  }
  try {
    const result = await work(note)
    finish(green('✓'))
    return result
  } catch (error) {
    finish(red('✗'))
    throw error
  }
}
