import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const setupFiles = ['tests/support/fail-on-console.ts']

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      '@': root('.'),
      // Guards server code against being bundled for the browser; tests are no bundle.
      'server-only': root('tests/support/server-only.ts'),
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles,
          environment: 'node',
          pool: 'threads',
          // Pure functions leave nothing behind, and a process for each file takes three times as long.
          isolate: false,
          include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          setupFiles: [...setupFiles, 'tests/support/clean-up-components.ts'],
          environment: 'happy-dom',
          // Each test takes its components off the page; see setupFiles.
          isolate: false,
          include: ['tests/unit/**/*.test.tsx'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          setupFiles,
          environment: 'node',
          globalSetup: ['tests/support/shared-postgres.ts'],
          include: ['tests/integration/**/*.test.ts', 'tests/contract/**/*.test.ts'],
          // Real processes, and few processors to run them on.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
