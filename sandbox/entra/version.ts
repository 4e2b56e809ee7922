/** Entra has two generations of endpoints; the paths tell them apart. */
export type EndpointVersion = 'v1' | 'v2'
