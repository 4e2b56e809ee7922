import { fireEvent, render, screen } from '@testing-library/react'
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

it('a list that scrolls under a pointer that has gone on says nothing', async () => {
  render(<Page />)
  fireEvent.pointerOver(screen.getByText('Some of it'))
  await screen.findByRole('tooltip')
  fireEvent.pointerOver(screen.getByText('Nothing more'))
  fireEvent.scroll(screen.getByTestId('list'))
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(tip()).toBeNull()
})
