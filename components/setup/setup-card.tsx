import type { ReactNode } from 'react'

/** A titled box; `aside` says in a few words what the box is for. */
export function SetupCard({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface">
      <header className="border-line border-b px-4 py-2.5">
        <h2 className="font-semibold text-base">{title}</h2>
        {aside && <p className="text-pretty text-ink-muted text-sm">{aside}</p>}
      </header>
      {children}
    </section>
  )
}
