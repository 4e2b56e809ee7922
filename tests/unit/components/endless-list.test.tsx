import { infiniteQueryOptions, onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useEndlessList } from '@/components/ui/use-endless-list'
import type { Problem } from '@/lib/domain/problem'
import { ApiProblem } from '@/lib/queries/fetcher'

type Numbers = { numbers: number[] }

const merge = (pages: readonly Numbers[]) => ({ rows: pages.flatMap(page => page.numbers), dropped: 0 })
const problem: Problem = {
  type: '',
  title: 'Away',
  status: 503,
  detail: '',
  code: 'upstream-unavailable',
  requestId: 'r',
}

/** Three pages of two numbers each, from what `read` answers. */
function useNumbers(search: string, serverProblem: Problem | null, read: (page: number) => Promise<Numbers>) {
  const toQuery = (text: string) =>
    infiniteQueryOptions({
      queryKey: ['numbers', text],
      queryFn: ({ pageParam }) => read(pageParam),
      initialPageParam: 0,
      getNextPageParam: (_last: Numbers, _pages, page: number) => (page < 2 ? page + 1 : undefined),
      retry: false,
    })
  return useEndlessList({ search, serverProblem, toQuery, merge })
}

function renderNumbers(
  read: (page: number) => Promise<Numbers>,
  { search = '', serverProblem = null }: { search?: string; serverProblem?: Problem | null } = {},
) {
  const client = new QueryClient()
  return renderHook(props => useNumbers(props.search, serverProblem, read), {
    initialProps: { search },
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  })
}

const answer = (page: number) => Promise.resolve({ numbers: [page * 2, page * 2 + 1] })

afterEach(() => onlineManager.setOnline(true))

describe('a list that is read on', () => {
  it('is complete when the last page is there', async () => {
    const { result } = renderNumbers(answer)
    expect(result.current.state.kind).toBe('loading')
    for (const rows of [2, 4, 6]) {
      await waitFor(() => expect(result.current.state).toMatchObject({ kind: 'loaded', complete: rows === 6 }))
      if (result.current.state.kind === 'loaded') expect(result.current.state.rows).toHaveLength(rows)
      act(() => result.current.readOn())
    }
  })

  it('shows why the server could not read it and asks again only when told to', async () => {
    const read = vi.fn(answer)
    const { result } = renderNumbers(read, { serverProblem: problem })
    expect(result.current.state).toEqual({ kind: 'failed', failure: { problem, retryAfter: null } })
    expect(read).not.toHaveBeenCalled()
    act(() => result.current.retry())
    await waitFor(() => expect(result.current.state.kind).toBe('loaded'))
  })

  it('says why it failed and how long to wait', async () => {
    const { result } = renderNumbers(() => Promise.reject(new ApiProblem(problem, { retryAfter: 7 })))
    await waitFor(() => expect(result.current.state).toEqual({ kind: 'failed', failure: { problem, retryAfter: 7 } }))
  })

  it('keeps its rows when more of them do not come', async () => {
    const { result } = renderNumbers(page => (page === 0 ? answer(0) : Promise.reject(new ApiProblem(problem))))
    await waitFor(() => expect(result.current.state.kind).toBe('loaded'))
    act(() => result.current.readOn())
    await waitFor(() => expect(result.current.state).toMatchObject({ rows: [0, 1], more: { kind: 'failed' } }))
  })

  it('keeps the rows of the search before until the new ones are there', async () => {
    const { result, rerender } = renderNumbers(answer)
    await waitFor(() => expect(result.current.state.kind).toBe('loaded'))
    rerender({ search: 'x' })
    expect(result.current.state).toMatchObject({ kind: 'loaded', outdated: true, rows: [0, 1] })
    await waitFor(() => expect(result.current.state).toMatchObject({ outdated: false }))
  })

  it('waits without a connection', () => {
    onlineManager.setOnline(false)
    const { result } = renderNumbers(answer)
    expect(result.current.state.kind).toBe('offline')
  })
})
