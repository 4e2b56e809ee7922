import type { Device } from '@/lib/domain/device'
import type { HttpAnswer } from '@/lib/http/client'
import type { MmdCall } from '@/lib/mmd/client'

/** A call to the service; whose token it takes is the caller's affair. */
export type SourceCall = Omit<MmdCall, 'token'>

/** What a source works with: for whom it lists, and how it calls; whose token that takes is the caller's affair. */
export type SourceContext = {
  tenantId: string
  requestId: string
  /** Answers whatever the status; network errors and those of sign-in are thrown. */
  call: (call: SourceCall) => Promise<HttpAnswer>
}

/** What is known of a listing once it has come to its end. */
export type Listing = {
  /** Rows that could not be read: the devices behind them exist, so nothing may be concluded from what is missing. */
  dropped: number
}

/**
 * Where devices come from: the seam for other sources. A listing that ends without an error is whole. It may name a
 * device several times, the latest one counting; what it never names was not there. Each part of it is to be gone through
 * once, before the next is asked for: its devices are made on the way, so that never many of them are there at once.
 */
export type DeviceSource = {
  listDevices(context: SourceContext, signal: AbortSignal): AsyncGenerator<Iterable<Device>, Listing>
}
