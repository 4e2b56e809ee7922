'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bookmark, BookmarkCheck, BookmarkPlus, RotateCw, Save, SlidersHorizontal, UsersRound } from 'lucide-react'
import { lazy, memo, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import type { SavedView } from '@/lib/domain/saved-view'
import { changeView, savedViewsKey, savedViewsQuery } from '@/lib/queries/saved-views'
import { toFailure } from '@/lib/queries/to-failure'
import { useOpenView } from './use-open-view'

const SaveDialog = lazy(() => import('./views-save-dialog'))
const ManageDialog = lazy(() => import('./views-manage-dialog'))

const NO_VIEWS: SavedView[] = []

/** The saved views of the devices: one's own and those that are shared; the button names the one that is open. */
export const ViewsMenu = memo(function ViewsMenu() {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(savedViewsQuery)
  const views = data?.views ?? NO_VIEWS
  const { query, open } = useOpenView(views)
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  // A dialog stays mounted once it has been open, so that its closing can be seen.
  const [seen, setSeen] = useState<{ save?: boolean; manage?: boolean }>({})
  const update = useMutation({
    mutationFn: changeView,
    onSettled: () => client.invalidateQueries({ queryKey: savedViewsKey }),
  })

  function show(next: 'save' | 'manage') {
    setSeen({ ...seen, [next]: true })
    setDialog(next)
  }

  return (
    <>
      <Menu
        label="Saved views"
        align="end"
        trigger={
          <Button icon={open && !open.changed ? BookmarkCheck : Bookmark} size="sm" variant="ghost">
            {open ? (
              <>
                <span className="sr-only">View: </span>
                <span className="max-w-40 truncate max-wide:sr-only">{open.view.name}</span>
                {open.changed && <span className="font-normal text-ink-faint max-wide:sr-only">changed</span>}
              </>
            ) : (
              <span className="max-wide:sr-only">Views</span>
            )}
          </Button>
        }
        entries={[...toList(), ...toActions()]}
      />
      <span role="status" className="sr-only">
        {update.error ? `Not saved: ${toFailure(update.error).problem.title}` : update.isSuccess ? 'View saved' : ''}
      </span>
      <Suspense>
        {seen.save && (
          <SaveDialog
            open={dialog === 'save'}
            query={query}
            mayShare={data?.mayShare ?? false}
            onClose={() => setDialog(null)}
          />
        )}
        {seen.manage && (
          <ManageDialog
            open={dialog === 'manage'}
            views={views.filter(({ editable }) => editable)}
            mayShare={data?.mayShare ?? false}
            onClose={() => setDialog(null)}
          />
        )}
      </Suspense>
    </>
  )

  function toList(): MenuEntry[] {
    if (!data) {
      if (!error) return [note('Reading the views…')]
      return [
        note(`The views could not be read: ${toFailure(error).problem.title}`),
        { kind: 'action', label: 'Try again', icon: RotateCw, onSelect: () => refetch() },
      ]
    }
    if (views.length === 0) return [note('No view is saved yet. Filter, sort, choose columns, then save them here.')]
    return [
      ...toGroup(
        'Your views',
        views.filter(({ own }) => own),
      ),
      ...toGroup(
        'Shared with everybody',
        views.filter(({ own }) => !own),
      ),
    ]
  }

  function toGroup(label: string, members: SavedView[]): MenuEntry[] {
    if (members.length === 0) return []
    return [{ kind: 'group', label, entries: members.map(toEntry) }]
  }

  function toEntry(view: SavedView): MenuEntry {
    const isOpen = open?.view.id === view.id
    return {
      kind: 'link',
      label: view.name,
      icon: isOpen && !open.changed ? BookmarkCheck : view.shared ? UsersRound : Bookmark,
      href: view.query ? `/devices?${view.query}` : '/devices',
      current: isOpen && !open.changed,
      hint: isOpen ? (open.changed ? 'Changed since' : 'Open') : view.own ? undefined : view.ownerName,
    }
  }

  function toActions(): MenuEntry[] {
    if (!data) return []
    const actions: MenuEntry[] = [{ kind: 'separator' }]
    if (open?.changed && open.view.editable) {
      const { id, name } = open.view
      actions.push({
        kind: 'action',
        label: `Update “${name}” to this`,
        icon: Save,
        onSelect: () => update.mutate({ id, query }),
      })
    }
    actions.push({ kind: 'action', label: 'Save as a new view…', icon: BookmarkPlus, onSelect: () => show('save') })
    if (views.some(({ editable }) => editable)) {
      actions.push({
        kind: 'action',
        label: 'Rename, share, delete…',
        icon: SlidersHorizontal,
        onSelect: () => show('manage'),
      })
    }
    return actions
  }
})

function note(text: string): MenuEntry {
  return { kind: 'content', content: <p className="max-w-64 text-pretty text-ink-muted">{text}</p> }
}
