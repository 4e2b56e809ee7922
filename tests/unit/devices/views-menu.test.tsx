import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ViewsMenu } from '@/components/devices/views-menu'
import { FormattingProvider } from '@/components/formatting/formatting-provider'
import type { SavedView } from '@/lib/domain/saved-view'

const NOW = Date.parse('2026-11-22T12:00:00Z')

/** The console's answers, with the views that it keeps. */
let views: SavedView[] = []
let asked: { method: string; path: string; body: unknown }[] = []

function savedView(id: string, changes: Partial<SavedView> = {}): SavedView {
  return {
    id,
    name: id,
    query: `ring=${id}`,
    shared: false,
    own: true,
    ownerName: 'Ada Admin',
    editable: true,
    updatedAt: '2026-11-20T08:00:00.000Z',
    ...changes,
  }
}

beforeEach(() => {
  asked = []
  sessionStorage.clear()
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body = init.body ? JSON.parse(String(init.body)) : null
    asked.push({ method: init.method ?? 'GET', path, body })
    const id = path.split('/')[4]
    if (init.method === 'DELETE') {
      views = views.filter(view => view.id !== id)
      return new Response(null, { status: 204 })
    }
    if (init.method === 'POST') views = [...views, savedView('new', body)]
    if (init.method === 'PATCH') views = views.map(view => (view.id === id ? { ...view, ...body } : view))
    return Response.json(init.method === 'GET' ? { views, mayShare: true } : { view: views.at(-1) })
  })
})

afterEach(() => vi.unstubAllGlobals())

async function show(address: string) {
  const person = userEvent.setup()
  render(
    <SearchParamsContext value={new URLSearchParams(address)}>
      <QueryClientProvider client={new QueryClient()}>
        <FormattingProvider locale="en" now={NOW}>
          <ViewsMenu />
        </FormattingProvider>
      </QueryClientProvider>
    </SearchParamsContext>,
  )
  await waitFor(() => expect(asked).toHaveLength(1))
  return {
    person,
    async open() {
      await person.click(screen.getByRole('button', { name: /^view/i }))
      return screen.findByRole('menu', { name: 'Saved views' })
    },
  }
}

it('lists one’s own views and the shared ones, and marks the one that is open', async () => {
  views = [savedView('Fast'), savedView('Broad', { own: false, shared: true, editable: false })]
  const { open } = await show('ring=Fast')
  await screen.findByRole('button', { name: 'View: Fast' })
  const menu = await open()
  const own = within(within(menu).getByRole('group', { name: 'Your views' })).getByRole('menuitem')
  expect([own.getAttribute('href'), own.getAttribute('aria-current')]).toEqual(['/devices?ring=Fast', 'page'])
  const shared = within(menu).getByRole('group', { name: 'Shared with everybody' })
  expect(within(shared).getByRole('menuitem').textContent).toBe('BroadAda Admin')
})

it('says when the open view was changed since, and updates it to what is shown', async () => {
  views = [savedView('Fast')]
  sessionStorage.setItem('open-view', 'Fast')
  const { person, open } = await show('ring=Fast&compliance=NonCompliant')
  await screen.findByRole('button', { name: 'View: Fast changed' })
  const menu = await open()
  expect(within(menu).getByText('Changed since')).toBeTruthy()
  await person.click(within(menu).getByRole('menuitem', { name: 'Update “Fast” to this' }))
  await waitFor(() => expect(asked).toHaveLength(3))
  expect(asked[1]).toEqual({
    method: 'PATCH',
    path: '/api/console/views/Fast',
    body: { query: 'compliance=NonCompliant&ring=Fast' },
  })
  await screen.findByRole('button', { name: 'View: Fast' })
})

it('saves what is shown under a name, for everybody where one wants so', async () => {
  views = []
  const { person, open } = await show('search=surface&columns=name,ring')
  await open()
  await person.click(screen.getByRole('menuitem', { name: 'Save as a new view…' }))
  await person.type(await screen.findByRole('textbox', { name: 'Name' }), ' Surfaces ')
  await person.click(screen.getByRole('checkbox', { name: /share with everybody/i }))
  await person.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByRole('button', { name: 'View: Surfaces' })
  expect(asked[1]?.body).toEqual({ name: 'Surfaces', shared: true, query: 'search=surface&columns=name%2Cring' })
})

it('renames a view, and deletes it after one more question', async () => {
  views = [savedView('Fast')]
  const { person, open } = await show('')
  await screen.findByRole('button', { name: 'Views' })
  await open()
  await person.click(await screen.findByRole('menuitem', { name: 'Rename, share, delete…' }))
  await person.click(await screen.findByRole('button', { name: 'Change “Fast”' }))
  await person.clear(screen.getByRole('textbox', { name: 'Name' }))
  await person.type(screen.getByRole('textbox', { name: 'Name' }), 'Fast ring')
  await person.click(screen.getByRole('button', { name: 'Save' }))
  await person.click(await screen.findByRole('button', { name: 'Delete “Fast ring”' }))
  expect(asked.map(({ method }) => method)).not.toContain('DELETE')
  await person.click(screen.getByRole('button', { name: 'Delete' }))
  await screen.findByText('There is no view left that you can change.')
  expect(asked.map(({ method }) => method)).toContain('DELETE')
})
