/** A figure beside the limit of the same run; one of `atMost` and `atLeast` says which way the ratio must go. */
export type Figure = { measured: number; limit: number } & ({ atMost: number } | { atLeast: number })

/** Prints a figure as a line, and marks the run as failed when the ratio is on the wrong side. */
export function report(name: string, figure: Figure): void {
  const ratio = figure.measured / figure.limit
  const [holds, aim] =
    'atMost' in figure
      ? [ratio <= figure.atMost, `at most ${figure.atMost}`]
      : [ratio >= figure.atLeast, `at least ${figure.atLeast}`]
  print(holds, `${name}: ${round(figure.measured)} against ${round(figure.limit)}, ratio ${ratio.toFixed(2)} (${aim})`)
}

/** Prints a figure that has an aim of its own, such as milliseconds a person waits; on a busy machine it says little. */
export function reportAbsolute(name: string, measured: number, atMost: number, unit: string): void {
  print(measured <= atMost, `${name}: ${round(measured)} ${unit} (at most ${atMost} ${unit})`)
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function print(holds: boolean, line: string): void {
  console.log(`${holds ? '✓' : '✗'} ${line}`)
  if (!holds) process.exitCode = 1
}

function round(number: number): string {
  return number < 100 ? number.toFixed(1) : Math.round(number).toLocaleString('en')
}
