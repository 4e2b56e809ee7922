import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { FailureNotice } from '@/components/ui/failure-notice'

const failure = (code: string) => ({
  problem: { type: 'about:blank', title: 'Your session has ended', status: 401, detail: '', code, requestId: '' },
  retryAfter: null,
})

it.each(['unauthenticated', 'session-ended', 'claims-required'])(
  'after %s, signing in again is no way back to the same notice (security 6)',
  async code => {
    const left = vi.spyOn(window.location, 'assign').mockImplementation(() => {})
    window.history.replaceState(null, '', '/devices?search=x')
    render(<FailureNotice failure={failure(code)} onRetry={() => {}} />)
    await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }))
    expect(left).toHaveBeenCalledExactlyOnceWith('/sign-in?reason=expired&callbackUrl=%2Fdevices%3Fsearch%3Dx')
  },
)
