import { outerBand } from '../../core/curve'
import type { Device } from '../device'
import type { DecayJob, DecayResult, Lane } from '../protocol'
import { type Envelope, envelope } from './envelope'
import type { Spans } from './tiles'

/** Envelopes of every curve of a job: a guaranteed outer band as a draft, exact in full. Yields between batches. */
export async function* decay(
  device: Device,
  job: DecayJob,
  lane: Lane,
  report: (fraction: number) => void,
): AsyncGenerator<void, DecayResult> {
  const spans = spansOf(job.edges)
  const curves: Envelope[] = []
  for (const [k, frequencies] of job.curves.entries()) {
    if (lane === 'draft') {
      curves.push(outwards(outerBand(frequencies, job.edges)))
      yield
    } else {
      curves.push(yield* envelope(device, frequencies, spans, fraction => report((k + fraction) / job.curves.length)))
    }
  }
  return {
    op: 'decay',
    min: curves.map(curve => curve.min),
    max: curves.map(curve => curve.max),
    bound: lane === 'draft' ? 'outer' : 'exact',
  }
}

function spansOf(edges: Float64Array): Spans {
  const first = edges.slice(0, -1)
  return { first, count: first.map((edge, k) => edges[k + 1]! - edge) }
}

/** More than float32 rounds off a value of C, so that a bound stays a bound. */
const ROUNDING = 1.2e-7

function outwards(band: { min: Float64Array; max: Float64Array }): Envelope {
  return {
    min: Float32Array.from(band.min, value => value - ROUNDING),
    max: Float32Array.from(band.max, value => value + ROUNDING),
  }
}
