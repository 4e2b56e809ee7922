import { ListBreadcrumb } from '@/components/ui/list-breadcrumb'

export function DeviceBreadcrumb() {
  return <ListBreadcrumb label="Devices" path="/devices" />
}
