import type { SetupStep } from '@/lib/domain/setup-check'
import { fetchJson } from './fetcher'

/** Runs the setup check and waits for all of its steps: a few seconds, longer where something cannot be reached. */
export async function runSetupCheck(): Promise<SetupStep[]> {
  const answer = await fetchJson('/api/console/setup/check', { method: 'POST' })
  // The console's own API, which makes the steps of this type.
  return (answer as { steps: SetupStep[] }).steps
}
