import type { Device } from '../device'
import type { Job, Lane, Result } from '../protocol'
import { decay } from './decay'

/** Computes a job in batches; yields after each and frees its tensors, also when it is stopped. */
export type Op = (device: Device, job: Job, lane: Lane, report: (fraction: number) => void) => AsyncGenerator<void, Result>

export const OPS: Record<Job['op'], Op> = { decay }
