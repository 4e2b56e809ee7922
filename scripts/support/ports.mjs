import { createServer } from 'node:net'

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })
}

/**
 * The port asked for, or the next one that nothing listens on.
 * @param {number} preferred
 */
export async function findPort(preferred) {
  for (let port = preferred; port < preferred + 100; port++) if (await isFree(port)) return port
  throw new Error(`Ports ${preferred} to ${preferred + 99} are all in use.`)
}
