import { createStore } from 'zustand/vanilla'
import type { FailReason, Job, Lane, Result } from '../engine/protocol'

/** A result with the very request that it answers, and what has become of the newest request. */
export interface Frame<Input = unknown> {
  /** the answer on screen; null before the first */
  shown: { job: Job; result: Result; lane: Lane; input: Input; at: number } | null
  /** the newest request while it is unanswered; fraction is 0 to 1, proven what a search has proven so far */
  pending: { label: string; since: number; fraction: number; proven?: number } | null
  /** label of the newest request where it was given up by hand */
  stopped?: string | undefined
  failed: { reason: FailReason; message: string } | null
}

export const EMPTY_FRAME: Frame<never> = { shown: null, pending: null, failed: null }

/** The frame of each view by its id; EMPTY_FRAME stands for those that have none. */
export function createFrames<Input>() {
  return createStore<Record<string, Frame<Input>>>(() => ({}))
}

export type Frames<Input> = ReturnType<typeof createFrames<Input>>
