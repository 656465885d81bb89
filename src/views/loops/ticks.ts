import { ticks } from 'd3-array'
import type { TimePair } from '../../core/loops'
import { alignmentAt } from '../../core/loops'
import type { LoopFacts } from './facts'
import type { LoopsPlace } from './place'

/** px between whole turns under which a row becomes a tint */
const DENSE = 3

export interface TurnRow {
  pair: TimePair
  /** px of its whole turns; none where they stand too close */
  turns: readonly number[]
  /** px where a tint begins that stands for turns too close to tell apart */
  tint: number | null
}

/** The whole turns of each pair of a side. */
export function turnRows({ pairs, clip }: LoopFacts, { x, width, domain }: LoopsPlace): readonly TurnRow[] {
  return pairs.map(pair => {
    const frames = pair.wavelength / clip.step
    const gap = x(frames)
    if (gap < DENSE) return { pair, turns: [], tint: gap }
    const count = Math.floor(domain / frames + 1e-9)
    return { pair, turns: Array.from({ length: count }, (_, n) => gap * (n + 1)).filter(px => px <= width), tint: null }
  })
}

/** The turns of the pairs that are back at a distance: where each stands nearest to it, by row. */
export interface Chain {
  /** px of the distance */
  at: number
  points: readonly { row: number; x: number }[]
}

export function chainAt(facts: LoopFacts, delta: number, { x, width }: LoopsPlace): Chain {
  const frames = (positions: number) => positions / facts.clip.step
  const { back } = alignmentAt(facts.pairs, delta)
  return {
    at: x(frames(delta)),
    points: back
      .map(({ k, wavelength }) => ({ row: k - 1, x: x(frames(Math.round(delta / wavelength) * wavelength)) }))
      .filter(point => point.x <= width + 1),
  }
}

/** The groups of a side that fall into the picture, from near to far. */
export function chains(facts: LoopFacts, place: LoopsPlace): readonly Chain[] {
  return facts.groups
    .filter(({ delta }) => delta / facts.clip.step <= place.domain)
    .map(({ delta }) => chainAt(facts, delta, place))
}

/** Round numbers of a scale with so many px for each label. */
export function scaleTicks(end: number, width: number, room: number): readonly number[] {
  return ticks(0, end, Math.max(2, Math.floor(width / room)))
}
