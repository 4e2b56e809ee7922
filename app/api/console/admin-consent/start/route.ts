export { startAdminConsent as GET } from '@/lib/auth/admin-consent-route'
export const dynamic = 'force-dynamic'
