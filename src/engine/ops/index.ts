import type { Device } from '../device'
import type { Job, Lane, ResultOf } from '../protocol'
import { bound } from './bound'
import { decay } from './decay'
import { field } from './field'
import { scores } from './scores'
import { spectra } from './spectra'

/** Computes a job in batches; yields after each and frees its tensors, also when it is stopped. */
export type Op<J extends Job> = (
  device: Device,
  job: J,
  lane: Lane,
  report: (fraction: number, proven?: number) => void,
) => AsyncGenerator<void, ResultOf<J>>

export const OPS: { [K in Job['op']]: Op<Extract<Job, { op: K }>> } = { decay, field, scores, bound, spectra }
