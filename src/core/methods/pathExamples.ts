import { normals } from '../sampleContent'
import type { PathTokens } from './path'

export const PATH_EXAMPLES = ['shuffle', 'reflections', 'random'] as const
export type PathExample = (typeof PATH_EXAMPLES)[number]

export interface PathSetting {
  example: PathExample
  tokens: number
  /** channels of a head; 2 with reflections */
  axes: number
  /** of every token */
  beta: number
  /** f of every token; 1: nothing is forgotten */
  forget: number
  /** the axis that the queries of a shuffle ask for, from 0 */
  cup: number
  seed: number
}

export interface PathCase extends PathTokens {
  logForget: Float64Array
  /** axes that each token swaps, where it swaps two */
  swaps: readonly (readonly [number, number])[]
}

/**
 * shuffle: every key lies on axis 0, every token swaps two axes (w = (e_a - e_b) / √2), every query asks for one axis.
 * reflections: w alternates between two directions an angle ω apart, so that two tokens turn the plane by 2ω; q = k = e₀.
 * random: q and k from N(0, 1), w of any direction.
 */
export function pathCase(setting: PathSetting, omega: number): PathCase {
  const { example, tokens, beta, forget, cup, seed } = setting
  const axes = example === 'reflections' ? 2 : setting.axes
  const normal = normals(seed)
  const unit = (axis: number) => Float64Array.from({ length: axes }, (_, c) => Number(c === axis))
  const drawn = () => Float64Array.from({ length: axes }, normal)
  const all = <T>(of: (t: number) => T) => Array.from({ length: tokens }, (_, t) => of(t))
  const rest = { beta: new Float64Array(tokens).fill(beta), logForget: new Float64Array(tokens).fill(Math.log(forget)) }
  if (example === 'random') {
    const rows = all(() => ({ q: drawn(), k: drawn(), w: drawn() }))
    return { ...rest, q: rows.map(({ q }) => q), k: rows.map(({ k }) => k), w: rows.map(({ w }) => scaled(w)), swaps: [] }
  }
  if (example === 'reflections') {
    const w = all(t => Float64Array.of(Math.cos((t % 2) * omega), Math.sin((t % 2) * omega)))
    return { ...rest, q: all(() => unit(0)), k: all(() => unit(0)), w, swaps: [] }
  }
  const swaps = all(() => {
    const a = Math.floor(axes * uniform())
    const b = (a + 1 + Math.floor((axes - 1) * uniform())) % axes
    return [Math.min(a, b), Math.max(a, b)] as const
  })
  const w = swaps.map(([a, b]) => scaled(Float64Array.from({ length: axes }, (_, c) => Number(c === a) - Number(c === b))))
  const asked = unit(Math.min(cup, axes - 1))
  return { ...rest, q: all(() => asked), k: all(() => unit(0)), w, swaps }

  /** From a normal draw: in [0, 1), even enough to pick an axis. */
  function uniform(): number {
    const x = Math.abs(normal() * 1000)
    return x - Math.floor(x)
  }
}

function scaled(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector)
  return vector.map(value => value / length)
}
