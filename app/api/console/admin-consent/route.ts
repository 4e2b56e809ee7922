export { finishAdminConsent as GET } from '@/lib/auth/admin-consent-route'
