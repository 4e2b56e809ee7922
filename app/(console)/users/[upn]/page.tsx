import type { Metadata } from 'next'
import { PersonUnread } from '@/components/people/person-unread'
import { PersonView } from '@/components/people/person-view'
import { personPath, personTitle, upnOfSegment } from '@/lib/domain/person'
import { requirePageSession } from '../../require-page-session'
import { readPerson } from './read-person'

type Props = PageProps<'/users/[upn]'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  const reading = await read(props)
  return { title: 'details' in reading ? personTitle(reading.details.person) : 'Person' }
}

export default async function PersonPage(props: Props) {
  const reading = await read(props)
  if ('problem' in reading) return <PersonUnread problem={reading.problem} />
  return <PersonView details={reading.details} readAt={reading.readAt} />
}

async function read({ params }: Props) {
  const upn = upnOfSegment((await params).upn)
  const session = await requirePageSession(personPath(upn))
  return readPerson(session, upn)
}
