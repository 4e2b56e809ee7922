import { redirect } from 'next/navigation'

/** Until there is an overview, the devices are the first page. */
export default function HomePage() {
  redirect('/devices')
}
