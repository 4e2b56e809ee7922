import { expect, it } from 'vitest'
import { authorizeScope, tokenScope } from '@/lib/auth/api-scope'
import { API_SCOPE } from './auth-fixtures'

const RESOURCE = 'https://mwaas-services-customerapi-prod.azurewebsites.net'

it('asks v2 endpoints for the sign-in, a refresh token and the service by scope alone', () => {
  expect(authorizeScope(API_SCOPE, 'v2')).toStrictEqual({ scope: `openid profile offline_access ${API_SCOPE}` })
  expect(tokenScope(API_SCOPE, 'v2')).toStrictEqual({ scope: API_SCOPE })
})

it('names the service to v1 endpoints as a resource besides', () => {
  expect(authorizeScope(API_SCOPE, 'v1')).toStrictEqual({
    scope: `openid profile offline_access ${API_SCOPE}`,
    resource: RESOURCE,
  })
  expect(tokenScope(API_SCOPE, 'v1')).toStrictEqual({ scope: API_SCOPE, resource: RESOURCE })
})

it('takes only the ending off a resource, wherever else the word stands', () => {
  expect(tokenScope('api://my/.default/app/.default', 'v1').resource).toBe('api://my/.default/app')
})
