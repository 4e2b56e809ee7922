/** Changes parameters of the page's address in place or as a new step back; `null` removes one. Next's router follows. */
export function changeQuery(changes: Record<string, string | null>, step: 'replace' | 'push' = 'replace') {
  const query = new URLSearchParams(window.location.search)
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  const address = query.size > 0 ? `${window.location.pathname}?${query}` : window.location.pathname
  if (step === 'push') window.history.pushState(null, '', address)
  else window.history.replaceState(null, '', address)
}
