import { useParams } from 'next/navigation'
import { upnOfSegment } from '@/lib/domain/person'

/** The UPN in the page's address. */
export function useUpn(): string {
  const { upn } = useParams<{ upn?: string }>()
  return upnOfSegment(upn ?? '')
}
