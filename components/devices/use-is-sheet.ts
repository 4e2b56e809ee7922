export { useIsSheet } from '@/components/ui/use-is-sheet'
