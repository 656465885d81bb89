import type { Format } from '../precision'
import { roundTo } from '../precision'
import { normals } from '../sampleContent'
import { dot } from '../softmax'
import type { RoadVariant } from './road'
import { applyRoad } from './road'
import type { PairAdapter } from './roadPair'
import { pairMap, partOf, ROAD_VALUES } from './roadPair'

/** Outputs and inputs of the layer: one group of peft's usual size, and half as many inputs. */
const OUT = 64
const IN = 32

/** A seeded linear layer whose pairs go some share of the way to an adapter, the first pair all of it. */
export interface RoadLayer {
  kind: RoadVariant
  /** one row of inputs per output */
  weights: readonly Float64Array[]
  bias: Float64Array
  input: Float64Array
  theta: Float64Array
  alpha: Float64Array
  adapters: readonly PairAdapter[]
}

export function seededLayer(kind: RoadVariant, adapter: PairAdapter, seed: number): RoadLayer {
  const normal = normals(seed)
  const row = (length: number, size: number) => Float64Array.from({ length }, () => size * normal())
  const weights = Array.from({ length: OUT }, () => row(IN, 1 / Math.sqrt(IN)))
  const [bias, input] = [row(OUT, 0.1), row(IN, 1)]
  const shares = Array.from({ length: OUT / 2 }, (_, pair) => (pair === 0 ? 1 : Math.min(1, Math.abs(normal()))))
  const adapters = shares.map(share => partOf(adapter, share))
  return { kind, weights, bias, input, adapters, theta: stored('theta'), alpha: stored('alpha') }

  /** As peft stores one group: all pairs of a value, then those of the next. */
  function stored(part: 'theta' | 'alpha'): Float64Array {
    const unit = part === 'theta' ? Math.PI / 180 : 1
    return Float64Array.from(
      { length: ROAD_VALUES[kind] * adapters.length },
      (_, at) => unit * (adapters[at % adapters.length]?.[part][Math.floor(at / adapters.length)] as number),
    )
  }
}

export interface MergeGap {
  /** largest difference between R (W x + b) and (R W) x + R b, over the largest output */
  merged: number
  /** largest change of a weight after merging and R⁻¹, over the largest weight; Infinity where R has no inverse */
  restored: number
}

/** What merging costs when weights and activations are kept in a format; sums are exact, what is kept is rounded. */
export function mergeGap(layer: RoadLayer, format: Format): MergeGap {
  const { kind, theta, alpha } = layer
  const keep = (values: ArrayLike<number>) => roundTo(format, values)
  const weights = layer.weights.map(keep)
  const [bias, input] = [keep(layer.bias), keep(layer.input)]
  const turned = (values: ArrayLike<number>) => applyRoad(kind, theta, alpha, values, OUT)
  const column = (rows: readonly Float64Array[], at: number) => rows.map(row => row[at] as number)
  const columns = Array.from({ length: IN }, (_, at) => keep(turned(column(weights, at))))
  const merged = Array.from({ length: OUT }, (_, row) => Float64Array.from(columns, values => values[row] as number))
  const apart = keep(turned(keep(weights.map((row, at) => dot(row, input) + (bias[at] as number)))))
  const shifted = keep(turned(bias))
  const together = keep(merged.map((row, at) => dot(row, input) + (shifted[at] as number)))
  const back = columns.map(values => keep(unturned(layer, values)))
  return {
    merged: largest(apart.map((value, at) => value - (together[at] as number))) / largest(apart),
    restored:
      Math.max(...back.map((values, at) => largest(values.map((value, row) => value - (weights[row]?.[at] as number))))) /
      Math.max(...weights.map(largest)),
  }
}

/** R⁻¹, pair by pair. */
function unturned({ kind, adapters }: RoadLayer, values: Float64Array): Float64Array {
  const back = values.slice()
  adapters.forEach((adapter, pair) => {
    const [a, b, c, d] = pairMap(kind, adapter)
    const determinant = a * d - b * c
    const [x, y] = [values[pair] as number, values[pair + OUT / 2] as number]
    back[pair] = (d * x - b * y) / determinant
    back[pair + OUT / 2] = (a * y - c * x) / determinant
  })
  return back
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : Number.POSITIVE_INFINITY), 0)
}
