/** A figure beside the limit of the same run; one of `atMost` and `atLeast` says which way the ratio must go. */
export type Figure = { measured: number; limit: number } & ({ atMost: number } | { atLeast: number })

/** Prints a figure as a line, and marks the run as failed when the ratio is on the wrong side. */
export function report(name: string, figure: Figure): void {
  const ratio = figure.measured / figure.limit
  const [holds, aim] =
    'atMost' in figure
      ? [ratio <= figure.atMost, `at most ${figure.atMost}`]
      : [ratio >= figure.atLeast, `at least ${figure.atLeast}`]
  const numbers = [figure.measured, figure.limit].map(number => Math.round(number).toLocaleString('en'))
  console.log(`${holds ? '✓' : '✗'} ${name}: ${numbers[0]} against ${numbers[1]}, ratio ${ratio.toFixed(2)} (${aim})`)
  if (!holds) process.exitCode = 1
}
