import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startServer } from './server'
import { settingsSchema } from './settings'
import { Sandbox } from './state'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    devices: { type: 'string', default: '21829' },
    seed: { type: 'string', default: '1' },
    'redirect-uri': { type: 'string', multiple: true, default: ['http://localhost:3000/api/auth/callback/entra'] },
    quiet: { type: 'boolean', default: false },
  },
})

const options = z
  .object({
    port: z.coerce.number().int().min(0).max(65_535),
    devices: z.coerce.number().pipe(settingsSchema.shape.devices),
    seed: z.coerce.number().pipe(settingsSchema.shape.seed),
    redirectUris: settingsSchema.shape.redirectUris,
  })
  .safeParse({ ...values, redirectUris: values['redirect-uri'] })

if (!options.success) {
  console.error(z.prettifyError(options.error))
  process.exit(2)
}

const sandbox = new Sandbox(options.data)
const { port, close } = await startServer(sandbox, options.data.port).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error
  console.error(`Port ${options.data.port} is taken; choose another with --port, or 0 for any free one.`)
  process.exit(1)
})
const url = `http://localhost:${port}`

// One machine-readable line first: test runners and the demo wait for it.
console.log(JSON.stringify({ event: 'listening', port, url }))
if (!values.quiet) {
  const { tenantName, tenantId, clientId, devices, redirectUris } = sandbox.settings
  console.log(`Pretend tenant ${tenantName} (${tenantId}) with ${devices} devices; not Microsoft.`)
  console.log(`Managed Desktop API: ${url}/support/odata/v1`)
  console.log(`Client: ${clientId}, redirect URLs: ${redirectUris.join(', ')}`)
  console.log(`Settings, faults, request log: ${url}/__sandbox`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    close()
    process.exit(0)
  })
}
