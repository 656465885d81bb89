import type { Construction, LatentSizes } from '../../core/spectra/models'
import type { Rows } from '../../core/spectra/sample'
import { bareHead, type Squares, spikedHead } from '../../core/spectra/simulate'
import type { Device } from '../device'
import type { Lane, SpectraJob, SpectraResult } from '../protocol'

/** Heads without a spike of a draft. */
const DRAFT = 1
/** Sets of them that are kept, so that a dragged spike finds them ready. */
const KEPT = 12

const known = new Map<string, Float64Array[]>()

/**
 * Spectra by ml-matrix in float64 on the CPU, head after head: matrices of a few hundred rows have nothing to give to a GPU.
 * Yields after each head.
 */
export async function* spectra(
  _: Device,
  { constructions, sizes, theta, seed, draws }: SpectraJob,
  lane: Lane,
  report: (fraction: number) => void,
): AsyncGenerator<void, SpectraResult> {
  const squares = await squaresOf()
  const sample: Float64Array[] = []
  for (const construction of constructions) {
    sample.push(squares(spikedHead(construction, sizes, theta, seed)).sort((a, b) => b - a))
    yield
  }
  const bare: Float64Array[][] = []
  for (const [at, construction] of constructions.entries()) {
    const heads = headsOf(construction, sizes, seed)
    const wanted = lane === 'draft' ? DRAFT : draws
    while (heads.length < wanted) {
      heads.push(squares(bareHead(construction, sizes, seed, heads.length)))
      report((at + heads.length / wanted) / constructions.length)
      yield
    }
    bare.push(heads.slice(0, draws))
  }
  return {
    op: 'spectra',
    sample,
    bulk: bare.map(heads => Float64Array.from(heads.flatMap(values => [...values]))),
    tops: bare.map(heads => Float64Array.from(heads, values => values.reduce((most, x) => Math.max(most, x), 0))),
  }
}

/** The heads that were drawn for this question so far. */
function headsOf(construction: Construction, sizes: LatentSizes, seed: number): Float64Array[] {
  const key = JSON.stringify([construction, sizes, seed])
  const heads = known.get(key) ?? []
  known.delete(key)
  known.set(key, heads)
  if (known.size > KEPT) known.delete(known.keys().next().value as string)
  return heads
}

async function squaresOf(): Promise<Squares> {
  const { SingularValueDecomposition } = await import('ml-matrix')
  return (matrix: Rows) => {
    const rows = matrix.map(row => Array.from(row))
    const found = new SingularValueDecomposition(rows, { computeLeftSingularVectors: false, computeRightSingularVectors: false })
    return Float64Array.from(found.diagonal, value => value * value)
  }
}
