import { logColumns } from '../../src/core/columns'
import { decayAt, firstBelow, largestIn, partialSumBound } from '../../src/core/curve'
import { curveAttention, curvePrefix, logSumExp } from '../../src/core/curveAttention'
import { laneFrequencies } from '../../src/core/curves'
import { curveGapFloor, divergence, firstCurveGap } from '../../src/core/divergence'
import { logitCumulants } from '../../src/core/gaussian'
import { roundBf16, roundFp16 } from '../../src/core/half'
import { allowedPairs } from '../../src/core/maskSums'
import { dirichlet, meanPhasor, runMean, runStd } from '../../src/core/phasors'
import { directRun, exactAngle, exactFrequencies } from '../../src/core/reference'
import { resolve } from '../../src/core/resolve'
import type { Params, Setup } from '../../src/core/scene'
import { cellMeans } from '../../src/core/scoreCells'
import { scoreSource } from '../../src/core/scoreSource'
import { directAttention, directRow } from '../../src/core/scoresReference'
import { namedSetup } from '../../src/core/setups'
import { singleStep, tokenBlocks } from '../../src/core/tokenBlocks'
import { finish } from '../../src/core/tokenPhasors'
import { hfSetup } from './hfSetup'
import { resolveCase, textUpTo } from './setup'
import type { Tolerance, VectorSystem } from './system'

/** The frequencies that the app draws a curve of, for text alone. */
function frequenciesOf(variant: string, headDim: number, ropeTheta: number, params: Params = {}): Float64Array {
  const named = namedSetup(variant)
  const geometry = { ...named.geometry, headDim, rotaryDim: headDim, ropeTheta }
  const setup: Setup = { ...named, geometry, frequencies: { ...named.frequencies, params } }
  return laneFrequencies(resolve(setup, [{ kind: 'text', tokens: 1 }]), 'all') as Float64Array
}

const ladder = ({ d, base }: { d: number; base: number }) => frequenciesOf('rope', d, base)

/** What float64 allows at position m; at the farthest of a list when the place is not known. */
const atPosition = (m: number[], index: number | undefined, scale = 1): Tolerance => ({
  abs: scale * (1e-15 + 1e-17 * (m[index ?? -1] ?? Math.max(...m))),
})

const decayLarge: VectorSystem = {
  file: 'decay_large',
  run: input => ({ C: input.m.map((m: number) => decayAt(ladder(input), m)) }),
  tolerance: (_key, input, _expected, index) => atPosition(input.m, index),
}

const decayTruth: VectorSystem = {
  file: 'decay_truth',
  run: input => ({
    C: input.m.map((m: number) => decayAt(ladder(input), m)),
    roformer_mean_abs_S: input.m.map((m: number) => partialSumBound(ladder(input), m)),
  }),
  tolerance: (key, input, _expected, index) => atPosition(input.m, index, key === 'C' ? 1 : input.d),
}

const baseContextBound: VectorSystem = {
  file: 'base_context_bound',
  run: input => {
    const m = firstBelow(ladder(input), 0, input.scan_to)
    return { first_m_with_negative_B: m, B_there: m === null ? null : (input.d / 2) * decayAt(ladder(input), m) }
  },
  tolerance: key => (key === 'B_there' ? { abs: 1e-10 } : 'exact'),
}

const dirichletKernel: VectorSystem = {
  file: 'dirichlet',
  run: ({ frequency, count, first }) => {
    const mean = meanPhasor(Number(frequency), first, count)
    return { mean_cos: mean.cos, mean_sin: mean.sin, kernel: dirichlet(Number(frequency), count) }
  },
  tolerance: () => ({ abs: 1e-12 }),
}

const runMeanStd: VectorSystem = {
  file: 'run_mean_std',
  run: input => ({
    mean: runMean(ladder(input), input.first, input.count),
    std: runStd(ladder(input), input.first, input.count),
  }),
  tolerance: (key, input, expected) => {
    if (key === 'mean') return { abs: 1e-12 + 1e-17 * input.first }
    return { abs: expected && Number(expected.std) >= 1e-6 ? 1e-9 : 2e-8 }
  },
}

const columns: VectorSystem = {
  file: 'log_columns',
  run: input => ({ edges: [...logColumns(input.length, input.columns)] }),
  tolerance: () => 'exact',
}

const envelope: VectorSystem = {
  file: 'envelope',
  run: input => {
    const frequencies = ladder(input)
    const { first, count } = input
    const lowest = directRun(frequencies, first, count)
    const highest = largestIn(frequencies, first, first + count - 1)
    return {
      min: lowest.min,
      argmin: lowest.argmin,
      max: highest.value,
      argmax: highest.m,
      mean: runMean(frequencies, first, count),
      std: runStd(frequencies, first, count),
    }
  },
  tolerance: (key, _input, expected) => {
    if (key.startsWith('gap_to_second')) return { skip: 'says only how far argmin and argmax can be trusted' }
    if (!key.startsWith('arg')) return { abs: key === 'std' ? 1e-9 : 1e-10 }
    const gap = expected?.[`gap_to_second_${key.slice(3)}`]
    return gap !== null && gap !== undefined && gap < 1e-9 ? { skip: 'two values lie within the tolerance' } : 'exact'
  },
}

const angles: VectorSystem = {
  file: 'angles',
  run: ({ d, base, pair, m }) => {
    const frequency = exactFrequencies(d, base)[pair]
    const angle = exactAngle(d, base, pair, m)
    return {
      inv_freq_hi: frequency?.invFreq.hi,
      inv_freq_lo: frequency?.invFreq.lo,
      turns_per_position_hi: frequency?.turns.hi,
      turns_per_position_lo: frequency?.turns.lo,
      fraction_of_turn: angle.turn,
      cos: angle.cos,
      sin: angle.sin,
    }
  },
  tolerance: key => (/_(hi|lo)$/.test(key) ? 'exact' : { abs: 1e-15 }),
}

/** A frequency table as the transformers library describes it, or NTK-aware scaling of the base, which it lacks. */
function describedFrequencies(d: number, table: any): Float64Array {
  const { type, base, ...more } = table
  if (type === 'ntk') return frequenciesOf('ntk', d, base, { factor: more.factor ?? more.alpha })
  const rope_parameters = { ...more, rope_type: type, rope_theta: base }
  const length = more.max_position_embeddings ?? more.original_max_position_embeddings ?? 4096
  const setup = hfSetup({ rope_parameters, head_dim: d, max_position_embeddings: length, seq_len: more.seq_len })
  return laneFrequencies(resolveCase(setup, textUpTo(0)), 'all') as Float64Array
}

const firstDivergence: VectorSystem = {
  file: 'divergence',
  run: ({ d, A, B }) => {
    const [a, b] = [describedFrequencies(d, A), describedFrequencies(d, B)]
    const { perPair, position, pair } = divergence(a, b)
    return {
      per_pair: perPair,
      first_divergence: position,
      pair,
      'first_m_with_curve_difference_above_0.01': firstCurveGap(a, b, 0.01, 200_000),
      'first_m_with_curve_difference_above_0.1': firstCurveGap(a, b, 0.1, 200_000),
      'lower_bound_for_0.1': curveGapFloor(a, b, 0.1),
    }
  },
  tolerance: key => (key === 'lower_bound_for_0.1' ? { rel: 1e-10 } : 'exact'),
}

const gaussianLogit: VectorSystem = {
  file: 'gaussian_logit',
  run: input => {
    const noise = input.sigma ?? Math.sqrt(1 - input.rho ** 2)
    const curve = (m: number, times: number) =>
      runMean(
        ladder(input).map(omega => times * omega),
        m,
        1,
      )
    return input.m.map((m: number) => {
      const [c1, c2, c3] = [curve(m, 1), curve(m, 2), curve(m, 3)]
      const { mean, variance, third } = logitCumulants({ signal: input.rho, noise }, input.d, c1, c2, c3)
      return { m, mean, variance, third_cumulant: third }
    })
  },
  tolerance: (key, _input, expected) => {
    if (key === 'm') return 'exact'
    if (key === 'third_cumulant' && expected?.[0]?.third_cumulant == null) return { skip: 'the file does not give it' }
    return { abs: 1e-10, rel: 1e-12 }
  },
}

const roundHalf: VectorSystem = {
  file: 'round_half',
  run: input => {
    const value = new Float32Array(Uint32Array.of(Number.parseInt(input, 16)).buffer)
    const hex = (rounded: Float32Array) =>
      Number.isNaN(rounded[0]) ? 'nan' : (new Uint32Array(rounded.buffer)[0] as number).toString(16).padStart(8, '0')
    const bf16 = hex(roundBf16(value))
    return { bf16: bf16 === 'nan' ? bf16 : bf16.slice(0, 4), bf16_as_f32: bf16, fp16_as_f32: hex(roundFp16(value)) }
  },
  tolerance: key => (key === 'fp16' ? { skip: 'the same number as fp16_as_f32, in another coding' } : 'exact'),
}

/** Cells of a score matrix: means from closed forms, attention from one curve where the ids count up, from whole rows elsewhere. */
const scoreCells: VectorSystem = {
  file: 'score_cells',
  run: ({ d, base, tokens, cells, causal, softmax_scale: scale, positions }) => {
    const named = namedSetup('rope')
    const setup: Setup = { ...named, geometry: { ...named.geometry, headDim: d, rotaryDim: d, ropeTheta: base } }
    const resolved = resolve(setup, [{ kind: 'text', tokens }])
    const spec = positions ? { ...resolved, positionIds: [Float64Array.from(positions as number[])] } : resolved
    const [source, blocks] = [scoreSource(spec, { kind: 'ones' }), tokenBlocks(spec)]
    const edges = Float64Array.from({ length: cells + 1 }, (_, k) => (k * tokens) / cells)
    const grid = { rows: edges, columns: edges }
    const kind = causal ? 'causal' : 'full'
    const mask = { kind } as const
    const each = <T>(value: (...ends: [number, number, number, number]) => T) =>
      Array.from({ length: cells * cells }, (_, cell) => {
        const [row, column] = [Math.floor(cell / cells), cell % cells]
        return value(...([edges[row], edges[row + 1], edges[column], edges[column + 1]] as [number, number, number, number]))
      })
    const places = [0, tokens / 2, tokens - 1]
    const common = {
      allowed_pairs: each((...ends) => allowedPairs(mask, tokens, ...ends)),
      mean_C: Array.from(finish(cellMeans(source, blocks, grid, mask)), mean => (Number.isNaN(mean) ? null : mean)),
    }
    if (!singleStep(blocks)) {
      const row = (query: number) => directRow(source, spec.positionIds, scale, query, tokens, mask)
      return {
        ...common,
        row_cell_probability: [...directAttention(source, spec.positionIds, scale, grid, mask)],
        row_logsumexp_first_mid_last: places.map(query => scale - Math.log(row(query)[query] as number)),
      }
    }
    const curve = Float64Array.from({ length: tokens }, (_, m) => decayAt(source.omega[0] as Float64Array, m))
    const prefix = curvePrefix(curve, scale)
    const steps = curveAttention(prefix, grid, kind, true)
    let found = steps.next()
    while (!found.done) found = steps.next()
    return {
      ...common,
      row_cell_probability: [...found.value.mass],
      row_logsumexp_first_mid_last: places.map(query => logSumExp(prefix, kind, scale, query)),
    }
  },
  tolerance: key => (key === 'allowed_pairs' ? 'exact' : { abs: 1e-11 }),
}

/** The systems of curves, runs, columns, envelopes, angles, divergence and rounding. */
export const numericsSystems: readonly VectorSystem[] = [
  decayLarge,
  decayTruth,
  baseContextBound,
  dirichletKernel,
  runMeanStd,
  columns,
  envelope,
  angles,
  firstDivergence,
  gaussianLogit,
  roundHalf,
  scoreCells,
]
