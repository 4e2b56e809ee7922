import { UnreadPage } from '@/components/ui/unread-page'
import type { Problem } from '@/lib/domain/problem'
import { PersonBreadcrumb } from './person-breadcrumb'

/** The page of a person who could not be read. */
export function PersonUnread({ problem }: { problem: Problem }) {
  return <UnreadPage problem={problem} back={<PersonBreadcrumb />} />
}
