import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolve } from '../../src/core/resolve'
import { rotateAt, score } from '../../src/core/rotate'
import type { Agent, Params, Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { RUNS } from './arbitraries'
import { SMALL, setup } from './namedVariant'

const number = fc.double({ min: -50, max: 50, noNaN: true })
const agents: fc.Arbitrary<Agent> = fc.record({ x: number, y: number, heading: fc.double({ min: -360, max: 360, noNaN: true }) })
const ones = Array<number>(128).fill(1)
const vector = Array.from({ length: 128 }, (_, i) => Math.cos(i * i))

/** Score of the first of two agents as query, in the first or second group of heads. */
function between(query: Agent, key: Agent, group: number, content = ones, params: Params = {}) {
  const prompt: Segment[] = [
    { kind: 'text', tokens: 2 },
    { kind: 'agents', agents: [query, key] },
  ]
  const spec = resolve(setup('drope', params, SMALL), prompt)
  const rotated = (token: number) => rotateAt(spec, token, content, 'neox', spec.groups[group])
  return score(rotated(2), rotated(3))
}

describe('agents', () => {
  test('in heads of heading the score of ones is headDim times the cosine of the difference', () => {
    fc.assert(
      fc.property(agents, agents, (a, b) => {
        expect(between(a, b, 1)).toBeCloseTo(128 * Math.cos(((a.heading - b.heading) * Math.PI) / 180), 9)
      }),
      RUNS,
    )
  })

  test('a full turn changes no score, whatever the content and the arrangement', () => {
    fc.assert(
      fc.property(agents, agents, fc.constantFrom('heads', 'pairs'), (a, b, arrangement) => {
        const turned = { ...a, heading: a.heading + 360 }
        const group = arrangement === 'heads' ? 1 : 0
        const [before, after] = [a, turned].map(query => between(query, b, group, vector, { arrangement }))
        expect(before).toBeCloseTo(after as number, 9)
      }),
      RUNS,
    )
  })

  test('in heads of place the score depends on the offset in metres alone', () => {
    fc.assert(
      fc.property(agents, agents, number, number, (a, b, east, north) => {
        const moved = (agent: Agent) => ({ x: agent.x + east, y: agent.y + north, heading: 0 })
        expect(between(a, b, 0, vector)).toBeCloseTo(between(moved(a), moved(b), 0, vector), 8)
      }),
      RUNS,
    )
  })

  test('layouts of language models have no place for agents, and say so', () => {
    const prompt: Segment[] = [{ kind: 'agents', agents: [{ x: 1, y: 2, heading: 0 }] }]
    expect(resolve(namedSetup('mrope'), prompt).notes).toEqual([
      'Corner stack has no place for agents; it takes text, image, video and audio.',
    ])
    expect(resolve(namedSetup('drope'), prompt).notes).toEqual([])
  })
})
