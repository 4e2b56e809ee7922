import type { Fleet, User } from '../fleet/fleet'
import type { Reply } from '../http'
import type { Call } from './call'
import { collection, readPaging, readSearch } from './collection'
import { MmdError } from './errors'

function* userRows(fleet: Fleet, now: number, indexes: Iterable<number>): Generator<User> {
  for (const index of indexes) yield fleet.user(index, now)
}

export function listUsers({ sandbox, request }: Call): Reply {
  const { skip, top } = readPaging(request, sandbox.settings.maxTop)
  const now = sandbox.now()
  const rows = sandbox.fleet.userRows({ search: readSearch(request), skip, top }, now)
  return collection(request, 'Users', userRows(sandbox.fleet, now, rows))
}

/** Answers a collection of one, not an entity: that is what the service does. */
export function getUser({ sandbox, request, params }: Call): Reply {
  const now = sandbox.now()
  const index = sandbox.fleet.findUser(params.userUpn ?? '', now)
  if (index === null) throw new MmdError(404, 'This user does not exist.')
  return collection(request, 'Users', [sandbox.fleet.userInFull(index, now)])
}
