import type { DistinctFrequencies, Wave } from './angles'
import { quarterOn, waveAt } from './angles'

/** What a search over integers wants to see. */
export interface Interest {
  /** may an integer whose value lies in [low, high] matter? Asked of whole blocks, then of single integers. */
  worthwhile: (low: number, high: number) => boolean
  /** called in ascending order for the integers that may matter; true ends the search */
  look: (m: number) => boolean
}

/** Integers in the smallest block; the halves of its width are evaluated together. */
const LEAF = 8

/** Pairs that turn by more radians than this between the centre and the end of a block are bounded by their weight. */
const SLOW_TURN = 1.5

/** What all blocks of one size share. */
interface Level {
  size: number
  /** pairs from here on are slow at this size */
  slow: number
  /** sum of the fast pairs' absolute weights */
  fast: number
  /** bound of the third-order remainder of the slow pairs */
  rest: number
  /** weight · cos and weight · sin at the centre of the block in hand */
  cos: Float64Array
  sin: Float64Array
  /** turn from the centre of a block to that of a half */
  stepCos: Float64Array
  stepSin: Float64Array
}

/**
 * Looks at the integers from .. to of S(m) = Σ weight · cos(m ω), or of sines, in ascending order, leaving out the blocks that proven
 * bounds show to be worthless. About the centre c of a block with half-width h the slow pairs are expanded together,
 *   S(c + t) = A - B t - Q t² / 2 + R,  |R| <= h³ / 6 Σ |weight| ω³,
 * and a block that stays is halved. No integer that matters is missed; from >= 0, to < 2^31.
 */
export function searchIntegers(
  sum: DistinctFrequencies,
  from: number,
  to: number,
  interest: Interest,
  wave: Wave = 'cosine',
): void {
  const { omega, weight } = sum
  const n = omega.length
  const levels = [createLevel(sum, LEAF)]
  while ((levels.at(-1) as Level).size < to - from + 1) levels.push(createLevel(sum, 2 * (levels.at(-1) as Level).size))
  // rounding of the angles, at most 2^-53 of each, and of the sums
  const slack = 1e-14 + 2.3e-16 * to * omega.reduce((total, w, i) => total + w * Math.abs(weight[i] as number), 0)
  const nearCos = table(LEAF / 2, n, (step, i) => Math.cos((step + 0.5) * (omega[i] as number)))
  const nearSin = table(LEAF / 2, n, (step, i) => Math.sin((step + 0.5) * (omega[i] as number)))
  const values = new Float64Array(LEAF)

  const matters = ({ size, slow, fast, rest, cos, sin }: Level): boolean => {
    let a = 0
    let b = 0
    let q = 0
    for (let i = slow; i < n; i++) {
      const w = omega[i] as number
      const wb = w * (sin[i] as number)
      a += cos[i] as number
      b += wb
      q += w * w * (cos[i] as number)
    }
    const h = (size - 1) / 2
    b = Math.abs(b)
    const up = q > 0 ? Math.min(h, b / q) : h
    const down = q < 0 ? Math.min(h, -b / q) : h
    const margin = fast + rest + slack
    return interest.worthwhile(a - b * down - (q * down * down) / 2 - margin, a + b * up - (q * up * up) / 2 + margin)
  }

  const lookInto = ({ cos, sin }: Level, start: number): boolean => {
    for (let step = 0; step < LEAF / 2; step++) {
      let even = 0
      let odd = 0
      for (let i = 0, at = step * n; i < n; i++, at++) {
        even += (cos[i] as number) * (nearCos[at] as number)
        odd += (sin[i] as number) * (nearSin[at] as number)
      }
      values[LEAF / 2 - 1 - step] = even + odd
      values[LEAF / 2 + step] = even - odd
    }
    const end = Math.min(LEAF, to - start + 1)
    for (let k = 0; k < end; k++) {
      const value = values[k] as number
      if (interest.worthwhile(value - slack, value + slack) && interest.look(start + k)) return true
    }
    return false
  }

  const visit = (depth: number, start: number): boolean => {
    const level = levels[depth] as Level
    if (start > to || !matters(level)) return false
    if (depth === 0) return lookInto(level, start)
    const half = levels[depth - 1] as Level
    turn(level, half, -1)
    if (visit(depth - 1, start)) return true
    turn(level, half, 1)
    return visit(depth - 1, start + half.size)
  }

  const root = levels.at(-1) as Level
  const centre = from + (root.size - 1) / 2
  for (let i = 0; i < n; i++) {
    root.cos[i] = (weight[i] as number) * waveAt(wave, centre * (omega[i] as number))
    root.sin[i] = (weight[i] as number) * quarterOn(wave, centre * (omega[i] as number))
  }
  if (from <= to) visit(levels.length - 1, from)
}

function createLevel({ omega, weight }: DistinctFrequencies, size: number): Level {
  const h = (size - 1) / 2
  const slow = omega.filter(w => w * h > SLOW_TURN).length
  const sum = (part: Float64Array, term: (w: number) => number, start: number) =>
    part.reduce((total, value, i) => total + Math.abs(value) * term(omega[start + i] as number), 0)
  return {
    size,
    slow,
    fast: sum(weight.subarray(0, slow), () => 1, 0),
    rest: (h ** 3 / 6) * sum(weight.subarray(slow), w => w ** 3, slow),
    cos: new Float64Array(omega.length),
    sin: new Float64Array(omega.length),
    stepCos: omega.map(w => Math.cos((w * size) / 4)),
    stepSin: omega.map(w => Math.sin((w * size) / 4)),
  }
}

/** Phasors at the centre of the lower (direction -1) or upper (+1) half. */
function turn(level: Level, half: Level, direction: -1 | 1): void {
  const { cos, sin, stepCos, stepSin } = level
  for (let i = 0; i < cos.length; i++) {
    const s = direction * (stepSin[i] as number)
    const c = stepCos[i] as number
    half.cos[i] = (cos[i] as number) * c - (sin[i] as number) * s
    half.sin[i] = (sin[i] as number) * c + (cos[i] as number) * s
  }
}

function table(rows: number, columns: number, value: (row: number, column: number) => number): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, at) => value(Math.floor(at / columns), at % columns))
}
