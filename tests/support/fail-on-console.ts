import { format } from 'node:util'
import { afterEach, beforeEach, expect, vi } from 'vitest'

/**
 * An unexpected complaint fails its test: React's warnings and forgotten error paths show up here first.
 * A test that expects one mocks `console.error` itself.
 */
let complaints: string[] = []

beforeEach(() => {
  complaints = []
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...values: unknown[]) => {
      complaints.push(`console.${method}: ${format(...values)}`)
    })
  }
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(complaints, 'complaints on the console').toEqual([])
})
