import { PersonNotFound } from '@/components/people/person-not-found'

export default function PersonNotFoundPage() {
  return <PersonNotFound />
}
