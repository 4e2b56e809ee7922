import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdsUnsavedText, watchTyping } from '@/components/shell/session/unsaved-text'

let stop: () => void
beforeEach(() => {
  stop = watchTyping()
})
afterEach(() => stop())

function Form({ type = 'text' }: { type?: string }) {
  const [text, setText] = useState('as it was')
  return type === 'textarea' ? (
    <textarea aria-label="Field" value={text} onChange={event => setText(event.target.value)} />
  ) : (
    <input aria-label="Field" type={type} value={text} onChange={event => setText(event.target.value)} />
  )
}

describe('text that leaving the page would lose', () => {
  it.each(['text', 'email', 'textarea'])('is what somebody typed into a field (%s)', async type => {
    render(<Form type={type} />)
    expect(holdsUnsavedText()).toBe(false)
    await userEvent.type(screen.getByLabelText('Field'), '!')
    expect(holdsUnsavedText()).toBe(true)
  })

  it('is not a search, which the address has', async () => {
    render(<Form type="search" />)
    await userEvent.type(screen.getByLabelText('Field'), '!')
    expect(holdsUnsavedText()).toBe(false)
  })

  it('is none any more once the field is empty or gone', async () => {
    const { unmount } = render(<Form />)
    const field = screen.getByLabelText('Field')
    await userEvent.type(field, '!')
    await userEvent.clear(field)
    expect(holdsUnsavedText()).toBe(false)
    await userEvent.type(field, '!')
    expect(holdsUnsavedText()).toBe(true)
    unmount()
    expect(holdsUnsavedText()).toBe(false)
  })
})
