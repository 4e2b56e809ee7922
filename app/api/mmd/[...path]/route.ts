import { handleMmd } from '@/lib/bff/mmd-route'

export { handleMmd as DELETE, handleMmd as GET, handleMmd as PATCH, handleMmd as POST, handleMmd as PUT }
