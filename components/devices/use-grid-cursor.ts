export { useGridCursor } from '@/components/ui/use-grid-cursor'
