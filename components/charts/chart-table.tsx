/** The numbers behind a chart: for those who would rather read them, or hear them. */
export function ChartTable({
  caption,
  head,
  rows,
}: {
  caption: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
}) {
  return (
    <details className="group mt-2 text-sm">
      <summary className="w-fit rounded-sm text-accent text-xs hover:underline">Show as a table</summary>
      <div className="mt-2 max-h-72 overflow-auto rounded border border-line">
        <table className="w-full border-separate border-spacing-0 text-right text-xs">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {head.map(word => (
                <th
                  key={word}
                  scope="col"
                  className="sticky top-0 border-line border-b bg-surface px-2.5 py-1.5 font-medium text-ink-muted first:text-left"
                >
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...cells]) => (
              <tr key={first}>
                <th scope="row" className="whitespace-nowrap px-2.5 py-1 text-left font-normal">
                  {first}
                </th>
                {cells.map((cell, column) => (
                  <td key={head[column + 1]} className="px-2.5 py-1">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
