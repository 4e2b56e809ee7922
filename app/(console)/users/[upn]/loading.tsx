import { PersonLoading } from '@/components/people/person-loading'

export default function PersonLoadingPage() {
  return <PersonLoading />
}
