import type { HttpPerson } from '../../tests/support/http-person'

export async function ask<Answer>(person: HttpPerson, path: string): Promise<Answer> {
  const answer = await person.api(`/api/inventory/${path}`)
  if (!answer.ok) throw new Error(`/api/inventory/${path} was answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** Milliseconds. */
export async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
