import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { tooltipProps } from '@/components/ui/tooltip'
import { TooltipLayer } from '@/components/ui/tooltip-layer'

function Page() {
  return (
    <>
      <TooltipLayer />
      <div data-testid="list">
        <span {...tooltipProps('All of it')}>Some of it</span>
        <span>Nothing more</span>
        <button type="button" {...tooltipProps('What it does')}>
          Do it
        </button>
      </div>
    </>
  )
}

const tip = () => screen.queryByRole('tooltip')

it('what is pointed at says more, until something else is', async () => {
  render(<Page />)
  fireEvent.pointerOver(screen.getByText('Some of it'))
  expect((await screen.findByRole('tooltip')).textContent).toBe('All of it')
  fireEvent.pointerOver(screen.getByText('Nothing more'))
  await expect.poll(tip).toBeNull()
})

it('a list that scrolls hides it, and what is then still pointed at says it again', async () => {
  render(<Page />)
  fireEvent.pointerOver(screen.getByText('Some of it'))
  await screen.findByRole('tooltip')
  fireEvent.scroll(screen.getByTestId('list'))
  expect(tip()).toBeNull()
  expect((await screen.findByRole('tooltip')).textContent).toBe('All of it')
})

it('what the keyboard has come to says it again after its list has scrolled there', async () => {
  render(<Page />)
  await userEvent.tab()
  expect((await screen.findByRole('tooltip')).textContent).toBe('What it does')
  fireEvent.scroll(screen.getByTestId('list'))
  expect(tip()).toBeNull()
  expect((await screen.findByRole('tooltip')).textContent).toBe('What it does')
})

it.each([
  ['a click', () => fireEvent.pointerDown(screen.getByText('Some of it'))],
  ['Escape', () => fireEvent.keyDown(screen.getByText('Some of it'), { key: 'Escape' })],
])('what %s has put away stays away when the list scrolls', async (_, dismiss) => {
  render(<Page />)
  fireEvent.pointerOver(screen.getByText('Some of it'))
  await screen.findByRole('tooltip')
  dismiss()
  fireEvent.scroll(screen.getByTestId('list'))
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(tip()).toBeNull()
})

it('a list that scrolls under a pointer that has gone on says nothing', async () => {
  render(<Page />)
  fireEvent.pointerOver(screen.getByText('Some of it'))
  await screen.findByRole('tooltip')
  fireEvent.pointerOver(screen.getByText('Nothing more'))
  fireEvent.scroll(screen.getByTestId('list'))
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(tip()).toBeNull()
})
