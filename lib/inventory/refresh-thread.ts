import { parentPort } from 'node:worker_threads'
import { performRefresh } from './perform-refresh'
import type { RefreshTask } from './refresh-messages'

/**
 * The thread that refresh-in-thread.ts starts. Next's build also lays this file, as it is written, where anybody can fetch
 * it, so there is nothing else in it.
 */
parentPort?.on('message', (task: RefreshTask) => void performRefresh(task))
