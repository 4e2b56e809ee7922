import { fetchExportTicket } from '@/lib/queries/inventory'

/**
 * Hands a file of the API to the browser's own download manager, which streams it to disk: a ticket stands for the header
 * that a link cannot send. Throws when there is no ticket to be had.
 */
export async function startDownload(path: string, query: URLSearchParams): Promise<void> {
  const withTicket = new URLSearchParams(query)
  withTicket.set('ticket', await fetchExportTicket())
  const link = document.createElement('a')
  link.href = `${path}?${withTicket}`
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
