import { outerBand } from '../../core/curve'
import type { Device } from '../device'
import type { DecayJob, DecayResult, Lane } from '../protocol'
import { type Envelope, envelope } from './envelope'
import { type BoundedEnvelope, createKept } from './kept'
import type { Spans } from './tiles'

const kept = createKept()

/** Envelopes of every curve of a job: exact in full; as a draft a guaranteed outer band, or what is known exactly. Yields between batches. */
export async function* decay(
  device: Device,
  job: DecayJob,
  lane: Lane,
  report: (fraction: number) => void,
): AsyncGenerator<void, DecayResult> {
  const spans = spansOf(job.edges)
  const curves: BoundedEnvelope[] = []
  kept.over(job.edges)
  for (const [k, frequencies] of job.curves.entries()) {
    const wave = job.waves?.[k] ?? 'cosine'
    let curve = kept.find(frequencies, wave, 'full') ?? kept.find(frequencies, wave, lane)
    if (!curve) {
      if (lane === 'draft') {
        curve = { ...outwards(outerBand(frequencies, job.edges, wave)), bound: 'outer' }
        yield
      } else {
        const part = (fraction: number) => report((k + fraction) / job.curves.length)
        const exact = yield* envelope(device, frequencies, spans, part, undefined, wave)
        curve = { ...exact, bound: 'exact' }
      }
      kept.keep(frequencies, wave, lane, curve)
    }
    curves.push(curve)
  }
  // Copies: the buffers of a result leave this thread.
  return {
    op: 'decay',
    min: curves.map(curve => curve.min.slice()),
    max: curves.map(curve => curve.max.slice()),
    bounds: curves.map(curve => curve.bound),
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
