import { examine } from '@/lib/doctor/examine'
import { createInstruments } from '@/lib/doctor/instruments'
import { toStep } from '@/lib/doctor/step'
import type { SetupStep } from '@/lib/domain/setup-check'
import { ConfigurationError } from '@/lib/env'
import { createReport } from './doctor/report'
import { CONFIGURATION_EXIT_CODE, loadConfiguration } from './start/configuration'

/**
 * `npm run doctor`: examines a registration from the command line and says what to change; with --json, one JSON object
 * per line. Ends with 0, with 1 when a step failed, and with 78 when the configuration itself cannot be used.
 */
async function main(): Promise<number> {
  const report = createReport({ json: process.argv.includes('--json') })
  let failed = 0
  try {
    for await (const step of examine(createInstruments(loadConfiguration({ dev: false })))) {
      report.add(step)
      if (step.outcome === 'failed') failed++
    }
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    report.add(toConfigurationStep(error))
    report.end()
    return CONFIGURATION_EXIT_CODE
  }
  report.end()
  return failed > 0 ? 1 : 0
}

function toConfigurationStep({ faults }: ConfigurationError): SetupStep {
  return toStep('configuration', 'failed', faults.map(fault => `${fault}.`).join('\n'), {
    advice: '.env.example explains each setting; "npm run demo" needs none.',
  })
}

const exitCode = await main()
// Nothing is left to wait for but idle connections, once what was printed is out.
process.stdout.write('', () => process.exit(exitCode))
