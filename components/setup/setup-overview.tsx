import type { Setup } from '@/lib/domain/setup-check'
import { CopyableValues } from './copyable-values'
import { SetupCard } from './setup-card'
import { SetupCheck } from './setup-check'

/** What has to be registered, what is configured, and a check of both. */
export function SetupOverview({ setup }: { setup: Setup }) {
  return (
    <div className="mx-auto grid max-w-6xl gap-4 px-4 py-4">
      <div>
        <h1 className="font-semibold text-xl">Setup</h1>
        <p className="text-pretty text-ink-muted text-sm">
          How this console is registered in your tenant, to compare with Entra admin center &gt; App registrations.
        </p>
      </div>
      <div className="grid items-start gap-4 wide:grid-cols-2">
        <SetupCard title="Addresses to register" aside="As redirect URIs of the platform Web, letter for letter.">
          <div className="px-4 py-1.5">
            <CopyableValues values={setup.addresses} />
          </div>
        </SetupCard>
        <SetupCard title="Configuration" aside="What the console runs with; it is changed in its environment.">
          <div className="px-4 py-1.5">
            <CopyableValues values={setup.facts} />
          </div>
        </SetupCard>
      </div>
      <SetupCheck />
    </div>
  )
}
