import type { SetupOutcome, SetupStep } from '@/lib/domain/setup-check'
import { wrapText } from './wrap-text'

const MARKS: Record<SetupOutcome, { sign: string; colour: number; word: string }> = {
  passed: { sign: '✓', colour: 32, word: 'passed' },
  failed: { sign: '✗', colour: 31, word: 'failed' },
  warning: { sign: '!', colour: 33, word: 'to look at' },
  skipped: { sign: '–', colour: 90, word: 'not checked' },
}

const TITLE_WIDTH = 34
const WIDEST = 120

export type Report = { add(step: SetupStep): void; end(): void }

/** Prints each step as soon as it is known: a table for people, or JSON lines for programs. */
export function createReport({ json }: { json: boolean }): Report {
  if (json) return { add: step => console.log(JSON.stringify(step)), end: () => {} }
  const steps: SetupStep[] = []
  return {
    add(step) {
      steps.push(step)
      console.log(toLines(step).join('\n'))
    },
    end: () => console.log(`\n${summaryOf(steps)}`),
  }
}

/** The mark and title on the left, what was found beside it, advice and texts to copy below that. */
function toLines({ outcome, title, found, advice, values }: SetupStep): string[] {
  const { sign, colour } = MARKS[outcome]
  const indent = ' '.repeat(TITLE_WIDTH)
  const width = Math.min(process.stdout.columns ?? WIDEST, WIDEST) - TITLE_WIDTH
  const [first = '', ...rest] = found.split('\n').flatMap(line => wrapText(line, width))
  const label = Math.max(0, ...values.map(value => value.label.length))
  return [
    `${paint(colour, sign)} ${title.padEnd(TITLE_WIDTH - 2)}${first}`,
    ...rest.map(line => `${indent}${line}`),
    ...(advice ? wrapText(`-> ${advice}`, width).map(line => `${indent}${line}`) : []),
    // A text to copy stays on one line, however long.
    ...values.map(value => `${indent}${value.label.padEnd(label)}  ${value.value}`),
  ]
}

function summaryOf(steps: readonly SetupStep[]): string {
  return Object.entries(MARKS)
    .map(([outcome, { word }]) => ({ word, count: steps.filter(step => step.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${word}`)
    .join(', ')
}

function paint(colour: number, text: string): string {
  return process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[${colour}m${text}\u001b[0m` : text
}
