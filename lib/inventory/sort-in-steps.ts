/** So many are sorted or merged at a step: with texts, a sort of that many takes some ten milliseconds. */
const AT_A_STEP = 4_096

/** Sorts numbers, some at a step: runs first, which are then merged. Those that compare as equal keep their order. */
export function* sortInSteps(
  numbers: Uint32Array,
  compare: (a: number, b: number) => number,
): Generator<void, Uint32Array> {
  let sorted = numbers.slice()
  for (let from = 0; from < sorted.length; from += AT_A_STEP) {
    sorted.subarray(from, from + AT_A_STEP).sort(compare)
    yield
  }
  let merged = new Uint32Array(sorted.length)
  for (let width = AT_A_STEP; width < sorted.length; width *= 2) {
    for (let start = 0; start < sorted.length; start += 2 * width) {
      yield* mergeRuns(sorted, merged, { start, width }, compare)
    }
    ;[sorted, merged] = [merged, sorted]
  }
  return sorted
}

/** Merges two neighbouring runs, of which the second may be short or missing, into the same stretch of another array. */
function* mergeRuns(
  runs: Uint32Array,
  merged: Uint32Array,
  { start, width }: { start: number; width: number },
  compare: (a: number, b: number) => number,
): Generator<void, void> {
  const middle = Math.min(start + width, runs.length)
  const end = Math.min(middle + width, runs.length)
  let [left, right] = [start, middle]
  for (let at = start; at < end; at += 1) {
    const isLeft = left < middle && (right === end || compare(runs[left] ?? 0, runs[right] ?? 0) <= 0)
    merged[at] = runs[isLeft ? left : right] ?? 0
    if (isLeft) left += 1
    else right += 1
    if (at % AT_A_STEP === 0) yield
  }
}
