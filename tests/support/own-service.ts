import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type OwnService = Awaited<ReturnType<typeof startOwnService>>

/** A service in the place of the sandbox's, for answers the sandbox does not give; the test says what it answers. */
export async function startOwnService() {
  const requests: IncomingMessage[] = []
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end()
  const server = createServer((request, response) => {
    requests.push(request)
    answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has one
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    /** Says what comes back from now on, and forgets what was asked before. */
    answerWith(respond: typeof answer) {
      requests.length = 0
      answer = respond
    },
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
