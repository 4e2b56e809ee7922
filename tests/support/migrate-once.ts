// A process that brings a database up to date and says how many migrations that took; see database.test.ts.
import { migrateDatabase } from '../../lib/db/migrate'

const applied = await migrateDatabase(String(process.argv[2]))
process.stdout.write(`applied ${applied}\n`)
process.exit()
