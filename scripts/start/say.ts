/** Tells the operator something: plain words on a terminal, elsewhere a line of JSON like the server's own log. */
export function say(msg: string, level: 'info' | 'error' = 'info'): void {
  const isTerminal = process.stdout.isTTY === true
  const line = isTerminal ? msg : JSON.stringify({ level, time: new Date().toISOString(), msg })
  if (level === 'error') console.error(line)
  else console.log(line)
}
