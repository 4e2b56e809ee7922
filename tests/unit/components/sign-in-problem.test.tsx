import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { SignInProblemCard } from '@/components/auth/sign-in-problem'
import { signInProblemBySlug } from '@/lib/domain/sign-in-problems'

const show = (slug: string, adminConsentUrl: string | null = null) =>
  render(
    <SignInProblemCard
      problem={signInProblemBySlug(slug)}
      reference="01JD8R2VZK4W"
      number={50105}
      adminConsentUrl={adminConsentUrl}
    />,
  )

it('someone who is not assigned reads so, with the reference and the code', () => {
  show('not-assigned')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('You are not assigned to this application')
  expect(screen.getByText('01JD8R2VZK4W')).toBeTruthy()
  expect(screen.getByText('AADSTS50105')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Use another account' })).toBeTruthy()
})

it('a policy that blocks is not retried: there is only the way back', () => {
  show('blocked-by-policy')
  expect(screen.queryByRole('button', { name: /sign in/i })).toBeNull()
  expect(screen.getByRole('link', { name: 'Back to sign-in' }).getAttribute('href')).toBe('/sign-in')
})

it('an approval comes with a link to send to an administrator', () => {
  show('administrator-approval', 'https://login.example/tenant/v2.0/adminconsent?client_id=1')
  expect(screen.getByText('https://login.example/tenant/v2.0/adminconsent?client_id=1')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Copy the link for an administrator' })).toBeTruthy()
})
