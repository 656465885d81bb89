import { cosine, reduceAngle, sine } from './angles'
import type { ScoreSource } from './scoreSource'
import type { TokenBlocks } from './tokenBlocks'
import { recordSize } from './tokenBlocks'

/** Sums of e^{i angle} over tokens, [edges × phasors] row-major: row e over the tokens before edges[e], up to a common constant. */
export interface PhasorSums {
  re: Float64Array
  im: Float64Array
}

/** Blocks between two yields. */
const BATCH = 256

/**
 * Sums up to each edge in closed form, a product of geometric sums per block: exact for any prompt, and as cheap as its
 * layout is regular. Error about 1e-16 per token before the edge.
 * @param edges ascending token indices
 */
export function* phasorSums(
  blocks: TokenBlocks,
  omega: readonly Float64Array[],
  edges: Float64Array,
): Generator<void, PhasorSums> {
  const phasors = omega[0]?.length ?? 0
  const size = recordSize(blocks.axes)
  const sums = { re: new Float64Array(edges.length * phasors), im: new Float64Array(edges.length * phasors) }
  const total = { re: new Float64Array(phasors), im: new Float64Array(phasors) }
  const [first, last] = [edges[0] ?? 0, edges.at(-1) ?? 0]
  let [edge, start] = [0, 0]
  for (let record = 0, done = 0; record < blocks.records.length && start < last; record += size) {
    const block = blocks.records.subarray(record, record + size)
    const count = (block[0] as number) * (block[1] as number) * (block[2] as number)
    const end = start + count
    if (end > first) {
      while (edge < edges.length && (edges[edge] as number) <= start) store(sums, edge++, total)
      const inside = edge
      while (edge < edges.length && (edges[edge] as number) < end) edge++
      addBlock(
        block,
        omega,
        sums,
        total,
        edges.subarray(inside, edge).map(at => at - start),
        inside * phasors,
      )
      if (++done % BATCH === 0) yield
    }
    start = end
  }
  while (edge < edges.length) store(sums, edge++, total)
  return sums
}

function store(sums: PhasorSums, row: number, total: PhasorSums) {
  sums.re.set(total.re, row * total.re.length)
  sums.im.set(total.im, row * total.re.length)
}

/** Sums over a whole block into `total`, and those over its first places[p] tokens into the rows of `sums` from `at`. */
function addBlock(
  block: Float64Array,
  omega: readonly Float64Array[],
  sums: PhasorSums,
  total: PhasorSums,
  places: Float64Array,
  at: number,
) {
  const phasors = total.re.length
  const axes = omega.length
  const [n0, n1, n2] = [block[0] as number, block[1] as number, block[2] as number]
  const frame = n0 * n1
  const dot = (from: number, i: number) => {
    let angle = 0
    for (let axis = 0; axis < axes; axis++) angle += (block[from + axis] as number) * ((omega[axis] as Float64Array)[i] as number)
    return angle
  }
  for (let i = 0; i < phasors; i++) {
    const base = dot(3, i)
    const [bc, bs] = [cosine(base), sine(base)]
    const line = ladder(dot(3 + axes, i))
    const lines = n1 > 1 ? ladder(dot(3 + 2 * axes, i)) : STILL
    const frames = n2 > 1 ? ladder(dot(3 + 3 * axes, i)) : STILL
    const wholeLine = sumOf(line, n0)
    const wholeFrame = n1 > 1 ? times(wholeLine, sumOf(lines, n1)) : wholeLine
    const wholeBlock = n2 > 1 ? times(wholeFrame, sumOf(frames, n2)) : wholeFrame
    for (let p = 0; p < places.length; p++) {
      const place = places[p] as number
      const k = n2 > 1 ? Math.floor(place / frame) : 0
      const j = n1 > 1 ? Math.floor((place - k * frame) / n0) : 0
      let part = sumOf(line, place - k * frame - j * n0)
      if (j > 0) part = plus(times(wholeLine, sumOf(lines, j)), times(part, turnOf(lines, j)))
      if (k > 0) part = plus(times(wholeFrame, sumOf(frames, k)), times(part, turnOf(frames, k)))
      const to = at + p * phasors + i
      sums.re[to] = (total.re[i] as number) + bc * part[0] - bs * part[1]
      sums.im[to] = (total.im[i] as number) + bc * part[1] + bs * part[0]
    }
    total.re[i]! += bc * wholeBlock[0] - bs * wholeBlock[1]
    total.im[i]! += bc * wholeBlock[1] + bs * wholeBlock[0]
  }
}

type Complex = readonly [number, number]

/** e^{i ω m} of integers m. */
interface Ladder {
  /** in [-π, π] */
  omega: number
  /** sin of half of it */
  half: number
}

const STILL: Ladder = { omega: 0, half: 0 }

function ladder(step: number): Ladder {
  const omega = reduceAngle(step)
  return { omega, half: Math.sin(omega / 2) }
}

/** Σ e^{i ω m} over 0 <= m < count. */
function sumOf({ omega, half }: Ladder, count: number): Complex {
  if (half === 0 || count === 0) return [count, 0]
  const radius = sine((count * omega) / 2) / half
  const angle = ((count - 1) * omega) / 2
  return [radius * cosine(angle), radius * sine(angle)]
}

function turnOf({ omega }: Ladder, count: number): Complex {
  return [cosine(count * omega), sine(count * omega)]
}

function times(a: Complex, b: Complex): Complex {
  return [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]]
}

function plus(a: Complex, b: Complex): Complex {
  return [a[0] + b[0], a[1] + b[1]]
}

/**
 * Mean features of the tokens of each cell as keys, [edges − 1 × 2 phasors] (`apart`: [× phasors]), fast pairs first as they come.
 * The mean score of two cells is the mean of the products of their mean features times featureWeight.
 */
export function meanFeatures({ form }: Pick<ScoreSource, 'form'>, { re, im }: PhasorSums, edges: Float64Array): Float64Array {
  const cells = edges.length - 1
  const phasors = re.length / edges.length
  const features = new Float64Array(cells * featureCount(form, phasors))
  let to = 0
  for (let cell = 0; cell < cells; cell++) {
    const count = (edges[cell + 1] as number) - (edges[cell] as number)
    for (let i = 0, a = cell * phasors, b = a + phasors; i < phasors; i++, a++, b++) {
      const c = ((re[b] as number) - (re[a] as number)) / count
      const s = ((im[b] as number) - (im[a] as number)) / count
      if (form !== 'apart') {
        features[to++] = c
        features[to++] = s
      } else features[to++] = 2 * i < phasors ? c - s : c + s
    }
  }
  return features
}

export function featureCount(form: ScoreSource['form'], phasors: number): number {
  return form === 'apart' ? phasors : 2 * phasors
}

/**
 * Mean of C(q, q) over the tokens of each cell: 1 where pairs turn as one (0 of imaginary parts), otherwise from the phasors of twice the angle.
 */
export function* selfScores(source: ScoreSource, blocks: TokenBlocks, edges: Float64Array): Generator<void, Float64Array> {
  const self = new Float64Array(edges.length - 1).fill(source.form === 'quarter' ? 0 : 1)
  if (source.form !== 'apart') return self
  const twice = yield* phasorSums(
    blocks,
    source.omega.map(axis => axis.map(omega => 2 * omega)),
    edges,
  )
  const phasors = source.omega[0]?.length ?? 0
  return self.map((_, cell) => {
    let sum = 0
    for (let i = 0; i < phasors; i++) {
      const sines = (twice.im[(cell + 1) * phasors + i] as number) - (twice.im[cell * phasors + i] as number)
      sum += 2 * i < phasors ? -sines : sines
    }
    return 1 + sum / phasors / ((edges[cell + 1] as number) - (edges[cell] as number))
  })
}

/** The answer of a computation in steps, all of them at once. */
export function finish<T>(steps: Generator<unknown, T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
