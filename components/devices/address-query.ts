export { changeQuery } from '@/components/ui/address-query'
