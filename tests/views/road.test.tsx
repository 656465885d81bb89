import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/core/resolve'
import { namedSetup } from '../../src/core/setups'
import type { RoadState } from '../../src/state/road'
import { DEFAULT_ROAD } from '../../src/state/road'
import { DEFAULT_CURSOR, DEFAULT_VIEW } from '../../src/state/store'
import { roadTable } from '../../src/views/road/roadTable'
import { roadCaption, smallText } from '../../src/views/road/words'
import type { Side, ViewInput } from '../../src/views/view'

const sideOf = (letter: 'A' | 'B', id: string): Side => {
  const setup = namedSetup(id)
  return { letter, name: id, setup, spec: resolve(setup, [{ kind: 'text', tokens: 8 }]) }
}
const inputOf = (road: Partial<RoadState>, b: Side | null = null) =>
  ({
    a: sideOf('A', 'rope'),
    b,
    cursor: { ...DEFAULT_CURSOR, delta: 400, pair: 40 },
    view: { ...DEFAULT_VIEW, road: { ...DEFAULT_ROAD, ...road } },
  }) as ViewInput

describe('the RoAd view', () => {
  it('says that road_1 keeps the circle and how far RoPE turns the pair meanwhile', () => {
    const { a } = roadCaption(inputOf({}))
    expect(a).toContain('road_1 turns the pair by 30° and stretches it by 1.2: the circle stays a circle, at every token alike.')
    expect(a).toContain('Pair 40 of rope turns with position, by 72.5° over Δ = 400.')
  })

  it('gives the half axes of an ellipse, and says what mirrors and what is flat', () => {
    const said = (theta: number[], alpha: number[]) => roadCaption(inputOf({ kind: 'road_2', first: { theta, alpha } })).a
    expect(said([40, -10], [1.3, 0.7])).toContain('half axes 1.418 and 0.413')
    expect(said([120, -60], [1, 1])).toContain('mirrors')
    expect(said([60, -30], [1, 1])).toContain('nothing undoes it')
  })

  it('two adapters are told as one map, with what the order changes', () => {
    const first = { theta: [40], alpha: [1.2] }
    const same = roadCaption(inputOf({ first, second: { theta: [-15], alpha: [0.8] } })).a
    expect(same).toContain('turn the pair by 25° and stretch it by 0.96')
    expect(same).toContain('In the other order they come to the same.')
  })

  it('the table holds the map, the merge and the trained numbers of every form', () => {
    const { rows } = roadTable(inputOf({}))
    expect(rows.find(([name]) => name === 'trained numbers of road_1')?.[1]).toBe(1_359_872)
    expect(rows.find(([name]) => name === 'determinant')?.[1]).toBeCloseTo(1.44, 12)
  })

  it('writes small numbers as powers and infinity as what it means', () => {
    expect(smallText(4.7e-16)).toBe('4.7\u00a0×\u00a010⁻¹⁶')
    expect(smallText(Number.POSITIVE_INFINITY)).toBe('no inverse')
  })
})
