import { DeviceLoading } from '@/components/devices/device-loading'

export default function DeviceLoadingPage() {
  return <DeviceLoading />
}
