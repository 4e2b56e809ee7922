export { type GridCursor, moveCursor } from '@/components/ui/grid-cursor'
