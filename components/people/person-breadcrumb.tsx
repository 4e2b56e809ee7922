import { ListBreadcrumb } from '@/components/ui/list-breadcrumb'

export function PersonBreadcrumb() {
  return <ListBreadcrumb label="People" path="/users" />
}
