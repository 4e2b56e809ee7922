import type { ReactNode } from 'react'

/** A part of a page under a heading of its own; `aside` stands beside the heading. */
export function Card({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface">
      <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-1.5">
        <h2 className="font-semibold text-base">{title}</h2>
        {aside}
      </header>
      <div className="px-4 py-1.5">{children}</div>
    </section>
  )
}
