import type { MessagePort } from 'node:worker_threads'
import type { HttpAnswer } from '@/lib/http/client'
import type { PackedError } from './packed-error'
import type { WrittenSnapshot } from './refresh'
import type { SourceCall } from './source'
import type { LeaseKey } from './sync-lease'

/** What the thread is given for each refresh; all else about it goes through the port. */
export type RefreshTask = { databaseUrl: string; lease: LeaseKey; requestId: string; port: MessagePort }

/** A call on its way to the thread that has the tokens. */
export type PackedCall = Omit<SourceCall, 'signal' | 'requestId'>

/** What the thread says. */
export type FromRefreshThread =
  | { kind: 'call'; id: number; call: PackedCall }
  | { kind: 'progress'; fetched: number }
  | { kind: 'written'; snapshot: WrittenSnapshot }
  /** With the call whose failure it is, if it is one's. */
  | { kind: 'failed'; error: PackedError; call: number | null }

/** What it is told: the answer to a call, or that nobody wants its work any more. */
export type ToRefreshThread =
  | { kind: 'answer'; id: number; answer: HttpAnswer }
  | { kind: 'failure'; id: number; error: PackedError }
  | { kind: 'abort' }
