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

/**
 * Does some work and says so. On a terminal the seconds are counted while it goes on.
 * @template Result
 * @param {string} title
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const startedAt = Date.now()
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1)
  const counter = isTerminal
    ? setInterval(() => process.stdout.write(`\r  … ${title} ${seconds()} s`), 1_000)
    : undefined
  if (isTerminal) process.stdout.write(`  … ${title}`)
  else console.log(`  ... ${title}`)
  const finish = (/** @type {string} */ mark) => {
    clearInterval(counter)
    console.log(`${isTerminal ? '\r\u001b[2K' : ''}  ${mark} ${title} (${seconds()} s)`)
  }
  try {
    const result = await work()
    finish(green('✓'))
    return result
  } catch (error) {
    finish(red('✗'))
    throw error
  }
}
