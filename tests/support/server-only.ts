// What `server-only` is in tests; see vitest.config.ts.
export {}
