import { describe, expect, test } from 'vitest'
import { atRest } from '../../src/views/allocation/motion'
import { readPairs } from '../../src/views/allocation/pairs'
import { createRuler } from '../../src/views/paint/ruler'
import type { Hands, LayerName, Training } from '../../src/views/wheels/dialLayers'
import { dialLayers, LAYERS } from '../../src/views/wheels/dialLayers'
import type { Dial } from '../../src/views/wheels/dials'
import { DIAL, dialAt, stripDials } from '../../src/views/wheels/dials'
import { wheelRows } from '../../src/views/wheels/wheelRows'
import { SCENES } from './allocationScenes'
import { STORY, sideOf } from './decayInput'

const ruler = createRuler({ scale: 'log', from: 1, to: 1e7 }, 924)
const story = stripDials(readPairs(STORY.a.spec), ruler)
/** px between the two dials that come nearest to each other; below 0 they overlap */
function closest(dials: readonly Dial[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const [i, a] of dials.entries())
    for (const b of dials.slice(i + 1)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y) - a.r - b.r)
  return least
}

const ring: Training = { length: 32_768, show: 'ring' }
const tick: Training = { length: 32_768, show: 'tick' }
const still = (query: number, key = 0): Hands => ({ query, key, queryPace: 0, keyPace: 0 })
const dial = (omega: number): Dial => ({ index: 0, reads: 't', omega, x: 0, y: 0, r: 10 })
const drawn = (omega: number, hands: Hands, training = ring) => {
  const layers = dialLayers([dial(omega)], hands, training)
  return LAYERS.filter(name => layers[name] !== '')
}
/** Angle of a hand path, clockwise from 12 o'clock, 0 to 2π. */
const angleOf = (omega: number, hands: Hands, name: LayerName) => {
  const [, dx = 0, dy = 0] = (dialLayers([dial(omega)], hands, ring)[name].match(/l(\S+) (\S+)/) ?? []).map(Number)
  return (Math.atan2(dx, -dy) + 2 * Math.PI) % (2 * Math.PI)
}

describe('dials on the ruler', () => {
  test('64 pairs of base 1 000 000 have radius 10.75, even pairs up, odd pairs 25 px below, each at its wavelength', () => {
    const pairs = readPairs(STORY.a.spec)
    for (const { index, r, x, y } of story) {
      expect(r).toBe(DIAL)
      expect(y).toBe(index % 2 ? 36.75 : 11.75)
      expect(x).toBe(ruler.x(pairs[index]?.lambda ?? 0))
    }
  })

  test('no two dials touch, however many pairs there are and however the ladder is bent', () => {
    for (const [name, input] of Object.entries(SCENES)) {
      if (name === 'no pair rotated') continue
      const dials = stripDials(readPairs(input.a.spec), ruler)
      expect(closest(dials), name).toBeGreaterThan(0)
    }
  })

  test('256 pairs stand in more than two rows and are larger than two rows would allow', () => {
    const dials = stripDials(readPairs(sideOf('A', 'rope', { headDim: 512, rotaryDim: 512 }).spec), ruler)
    expect(new Set(dials.map(({ y }) => y)).size).toBeGreaterThan(2)
    expect(dials[100]?.r).toBeGreaterThan(((dials[102]?.x ?? 0) - (dials[100]?.x ?? 0)) / 2)
  })

  test('the centre of a dial means its pair', () => {
    for (const { index, x, y } of story) expect(dialAt(story, x, y)).toBe(index)
  })

  test('a change under way moves dials by wavelength alone', () => {
    const pairs = readPairs(STORY.a.spec).map(pair => ({ ...pair, lambda: pair.lambda * 2 }))
    const moved = stripDials(atRest(pairs).pairs, ruler)
    for (const [i, { x, y }] of moved.entries()) {
      expect(x - (story[i]?.x ?? 0)).toBeCloseTo(ruler.x(2) - ruler.x(1), 9)
      expect(y).toBe(story[i]?.y)
    }
  })
})

describe('hands', () => {
  test('the query hand stands at Δω clockwise from the key hand at 12 o’clock', () => {
    for (const omega of [1, 0.01, 20.54e-6]) {
      expect(angleOf(omega, still(3403), 'query')).toBeCloseTo((3403 * omega) % (2 * Math.PI), 2)
      expect(angleOf(omega, still(3403), 'key')).toBeCloseTo(0, 9)
    }
  })

  test('while both move, the angle between the hands depends on their distance alone', () => {
    for (const query of [5000, 77_777, 1_000_003]) {
      const hands = still(query, query - 3403)
      const between = angleOf(0.01, hands, 'query') - angleOf(0.01, hands, 'key')
      expect((between + 4 * Math.PI) % (2 * Math.PI)).toBeCloseTo((3403 * 0.01) % (2 * Math.PI), 2)
    }
  })

  test('under one turn a dial has a wedge on bench fill; from one turn on it is tinted and has none', () => {
    const turn = 100
    const omega = (2 * Math.PI) / turn
    expect(drawn(omega, still(turn - 1))).toEqual(expect.arrayContaining(['under', 'wedge', 'key', 'query']))
    expect(drawn(omega, still(turn))).toEqual(expect.arrayContaining(['past', 'key', 'query']))
    expect(drawn(omega, still(turn))).not.toContain('wedge')
    expect(drawn(omega, still(turn - 1))).not.toContain('past')
  })

  test('a hand that makes more than half a turn per frame is a blurred sector, not a hand', () => {
    const fast = { ...still(500), queryPace: 4 }
    expect(drawn(1, fast)).toContain('blur')
    expect(drawn(1, fast)).not.toContain('query')
    expect(drawn(0.7, fast)).toContain('query')
    expect(drawn(0.7, fast)).not.toContain('blur')
    expect(drawn(1, { ...fast, keyPace: 4 })).not.toContain('key')
    expect(drawn(1, fast)).toContain('key')
  })

  test('a pair that is not rotated has an outline and nothing else', () => {
    expect(drawn(0, still(3403))).toEqual(['still'])
  })
})

describe('the trained length on a dial', () => {
  const once = (2 * Math.PI) / 32_768

  test('a ring is whole from one turn on; below it is filled in part and ends in a stop', () => {
    expect(drawn(once, still(0))).toEqual(expect.arrayContaining(['whole']))
    expect(drawn(once, still(0))).not.toContain('stop')
    expect(drawn(once * 0.99, still(0))).toEqual(expect.arrayContaining(['track', 'ring', 'stop']))
    expect(drawn(once * 0.99, still(0))).not.toContain('whole')
  })

  test('in the strip only pairs that never complete a turn carry a tick', () => {
    expect(drawn(once, still(0), tick)).not.toContain('reach')
    expect(drawn(once * 0.99, still(0), tick)).toContain('reach')
  })
})

describe('wheels in rows', () => {
  const sides = ['A', 'B'] as const
  for (const [name, input] of Object.entries(SCENES)) {
    const a = readPairs(input.a.spec)
    const b = input.b && readPairs(input.b.spec)

    test(`${name}: every pair of both sides has one dial inside the room, touching no other`, () => {
      const { rows } = wheelRows(a, b, { width: 760, height: 282 })
      for (const letter of sides) {
        const own = rows.filter(row => row.letter === letter).flatMap(row => row.dials)
        expect(own.map(dial => dial.index).sort((x, y) => x - y)).toEqual((letter === 'A' ? a : (b ?? [])).map((_, i) => i))
      }
      const dials = rows.flatMap(row => row.dials)
      expect(Math.min(...dials.flatMap(({ x, y, r }) => [x - r, y - r]))).toBeGreaterThanOrEqual(0)
      expect(Math.max(...dials.map(({ x, r }) => x + r))).toBeLessThanOrEqual(760)
      expect(Math.max(...dials.map(({ y, r }) => y + r))).toBeLessThanOrEqual(282)
      expect(closest(dials)).toBeGreaterThan(0)
    })
  }

  test('rows are ordered t, h, w, with A above B, and each axis is named once', () => {
    const { rows } = wheelRows(readPairs(STORY.a.spec), STORY.b && readPairs(STORY.b.spec), { width: 760, height: 282 })
    expect(rows.map(row => row.reads + row.letter + (row.leads ? '!' : ''))).toEqual(['tA!', 'tB', 'hA!', 'hB', 'wA!', 'wB'])
  })

  test('the narrow page has eight dials in a line', () => {
    const { rows } = wheelRows(readPairs(STORY.a.spec), null, { width: 318, columns: 8 })
    const heights = rows.flatMap(row => row.dials).map(dial => dial.y)
    const lines = [...new Set(heights)].map(y => heights.filter(other => other === y).length)
    expect(lines).toEqual(Array(8).fill(8))
  })
})
