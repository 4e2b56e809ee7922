export { FailureNotice } from '@/components/ui/failure-notice'
