import { defineConfig } from 'drizzle-kit'

/** Only `npm run db:generate` reads this; what it writes is applied by lib/db/migrate.ts. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './lib/db/schema.ts',
  out: './lib/db/migrations',
})
