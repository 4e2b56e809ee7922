export { useSearchText } from '@/components/ui/use-search-text'
