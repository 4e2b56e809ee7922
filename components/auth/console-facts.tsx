import { Laptop, LockKeyhole, UserRoundCheck } from 'lucide-react'

const facts = [
  { icon: Laptop, title: 'Your whole fleet', text: 'Every device with its person, ring, compliance and last sync.' },
  {
    icon: UserRoundCheck,
    title: 'With your own permission',
    text: 'You see what the service lets you see, and no more.',
  },
  { icon: LockKeyhole, title: 'No token in your browser', text: 'Access tokens stay on the server, encrypted.' },
]

/** What someone should know before they sign in. */
export function ConsoleFacts() {
  return (
    <ul className="grid gap-4">
      {facts.map(({ icon: Icon, title, text }) => (
        <li key={title} className="flex gap-3">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <p className="text-sm">
            <span className="block font-medium">{title}</span>
            <span className="text-ink-muted">{text}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
