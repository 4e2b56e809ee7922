/**
 * Calls back when npm is gone. On SIGTERM npm ends itself and the shell between us, but does not tell us: without this,
 * `kill` on `npm start` would leave everything running. Started without npm, nobody's end is ours.
 * @param {() => unknown} callback
 */
export function whenNpmIsGone(callback) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    callback()
  }, 500)
  watch.unref()
}
