/** Brings the focus into the rows of the page's list, where it was last. @returns whether there are any */
export function focusRows(): boolean {
  const row = document.querySelector<HTMLElement>('[data-rows] [tabindex="0"]')
  row?.focus()
  return row !== null
}
