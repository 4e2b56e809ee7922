import nextEnv from '@next/env'
import { ConfigurationError, type Environment, parseEnvironment } from '@/lib/env'

/** EX_CONFIG of sysexits.h: restarting will not help, somebody has to change something. */
export const CONFIGURATION_EXIT_CODE = 78

/**
 * Reads the environment and the .env files exactly as Next does.
 * @throws ConfigurationError
 */
export function loadConfiguration({ dev }: { dev: boolean }): Environment {
  // Next chooses files and behaviour by NODE_ENV, and so must we, before it does.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  nextEnv.loadEnvConfig(process.cwd(), dev, { info: () => {}, error: console.error })
  return parseEnvironment(process.env)
}

/** The configuration; ends the process when it is unusable. */
export function readConfiguration({ dev }: { dev: boolean }): Environment {
  try {
    return loadConfiguration({ dev })
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    console.error(`${error.message}\n.env.example explains each setting; "npm run demo" needs none.`)
    process.exit(CONFIGURATION_EXIT_CODE)
  }
}
