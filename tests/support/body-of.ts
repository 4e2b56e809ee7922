/** The text of an answer; of one that never ends, an event stream, what comes within half a second. */
export async function bodyOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text()
  const reader = response.body?.getReader()
  const enough = new Promise<null>(resolve => setTimeout(resolve, 500, null))
  const chunks: Uint8Array[] = []
  for (;;) {
    const read = await Promise.race([reader?.read(), enough])
    if (!read || read.done) break
    chunks.push(read.value)
  }
  await reader?.cancel()
  return Buffer.concat(chunks).toString('utf8')
}
