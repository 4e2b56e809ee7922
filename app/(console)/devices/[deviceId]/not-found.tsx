import { DeviceNotFound } from '@/components/devices/device-not-found'

export default function DeviceNotFoundPage() {
  return <DeviceNotFound />
}
