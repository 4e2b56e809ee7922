import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect, useLayoutEffect } from 'react'
import { expect, it, vi } from 'vitest'
import { listenToKeys } from '@/components/shell/keyboard/listen-to-keys'
import { listShortcuts } from '@/components/shell/keyboard/registry'
import { toGroups } from '@/components/shell/keyboard/shortcuts-dialog'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'

function Page({ keys, run, enabled = true }: { keys: string; run: () => void; enabled?: boolean }) {
  useEffect(listenToKeys, [])
  useShortcut({ keys, label: 'Do it', group: 'Devices', run, enabled })
  return (
    <>
      <input aria-label="Name" />
      <button type="button">Press</button>
      <div role="dialog">
        <button type="button">In a dialog</button>
      </div>
    </>
  )
}

/** Looks when the browser has not shown anything yet. */
function Beside({ onLayout }: { onLayout: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useLayoutEffect(onLayout, [])
  return null
}

it('a page answers its keys, and stops when it is gone', async () => {
  const run = vi.fn()
  const { unmount } = render(<Page keys="g d" run={run} />)
  await userEvent.keyboard('gd')
  expect(run).toHaveBeenCalledOnce()
  unmount()
  expect(listShortcuts()).toEqual([])
})

it('a key is heard before what it is for is seen', () => {
  const known: string[] = []
  render(
    <>
      <Page keys="j" run={() => {}} />
      <Beside onLayout={() => void known.push(...listShortcuts().map(({ keys }) => keys))} />
    </>,
  )
  expect(known).toEqual(['j'])
})

it('keys mean letters while someone types, or reads a dialog', async () => {
  const run = vi.fn()
  render(<Page keys="j" run={run} />)
  await userEvent.type(screen.getByRole('textbox'), 'j')
  screen.getByRole('button', { name: 'In a dialog' }).focus()
  await userEvent.keyboard('j')
  expect(run).not.toHaveBeenCalled()
})

it('Enter belongs to the button that has the focus', async () => {
  const run = vi.fn()
  render(<Page keys="Enter" run={run} />)
  screen.getByRole('button', { name: 'Press' }).focus()
  await userEvent.keyboard('{Enter}')
  expect(run).not.toHaveBeenCalled()
  screen.getByRole('button', { name: 'Press' }).blur()
  await userEvent.keyboard('{Enter}')
  expect(run).toHaveBeenCalledOnce()
})

it('a broken sequence does not swallow the key that broke it', async () => {
  const run = vi.fn()
  const go = vi.fn()
  render(
    <>
      <Page keys="j" run={run} />
      <Sequence run={go} />
    </>,
  )
  await userEvent.keyboard('gj')
  expect(run).toHaveBeenCalledOnce()
  expect(go).not.toHaveBeenCalled()
})

function Sequence({ run }: { run: () => void }) {
  useShortcut({ keys: 'g d', label: 'Go', group: 'Anywhere', run })
  return null
}

it('a disabled shortcut is neither run nor listed', async () => {
  const run = vi.fn()
  render(<Page keys="x" run={run} enabled={false} />)
  await userEvent.keyboard('x')
  expect(run).not.toHaveBeenCalled()
  expect(listShortcuts()).toEqual([])
})

it('the dialog lists a key once, with the meaning it has on this page', () => {
  const shortcut = (keys: string, group: string) => ({ keys, group, label: `${keys} in ${group}`, run: () => {} })
  expect(toGroups([shortcut('Escape', 'Anywhere'), shortcut('Escape', 'Devices'), shortcut('j', 'Devices')])).toEqual([
    ['Devices', [expect.objectContaining({ keys: 'Escape' }), expect.objectContaining({ keys: 'j' })]],
  ])
})
