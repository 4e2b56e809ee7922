import { copyText } from '@/components/ui/copy-text'

/**
 * Copies a text that is still being read. Browsers let a page copy only for a moment after a key or a click, so the
 * promise itself is handed over where they take one.
 */
export async function copyLater(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === 'undefined' || !navigator.clipboard?.write) return copyText(await text)
  const blob = text.then(value => new Blob([value], { type: 'text/plain' }))
  // The text's own failure is told by `text`.
  blob.catch(() => {})
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
  } catch {
    // Either the browser takes no promise, or there is no text; then this says why.
    await copyText(await text)
  }
}
