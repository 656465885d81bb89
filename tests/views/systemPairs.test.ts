import { describe, expect, test } from 'vitest'
import { lengthsUnder } from '../../src/core/distortion'
import { resolve, withGroupFirst } from '../../src/core/resolve'
import { rotateAt } from '../../src/core/rotate'
import { namedSetup } from '../../src/core/setups'
import { inSteps } from '../../src/core/steps'
import { allocationCaption } from '../../src/views/allocation/allocationCaption'
import { cellBoxes } from '../../src/views/allocation/cells'
import { axesOf, readPairs } from '../../src/views/allocation/pairs'
import { axisRanges } from '../../src/views/allocation/ranges'
import { headGroups } from '../../src/views/heads'
import { createRuler } from '../../src/views/paint/ruler'
import { dialLayers } from '../../src/views/wheels/dialLayers'
import { stripDials } from '../../src/views/wheels/dials'
import { spoken } from './allocationScenes'
import { inputOf } from './decayInput'
import { promptOf, sideOn } from './systems'

const ruler = createRuler({ scale: 'log', from: 1, to: 1e7 }, 924)

describe('pairs that mix axes', () => {
  const { spec } = sideOn('ropeVitMixed')
  const pairs = readPairs(spec)

  test('a pair turns once per wavelength along its own direction, which its parts point along', () => {
    for (const { index, lambda, parts = [], omega } of pairs) {
      const components = spec.groups[0].invFreq.map(row => row[index] as number)
      expect(parts.map(part => part.omega)).toEqual(components)
      const size = Math.hypot(...components)
      expect(omega).toBeCloseTo(size, 14)
      const turned = components.reduce((sum, component) => sum + component * ((lambda * component) / size), 0)
      expect(turned).toBeCloseTo(2 * Math.PI, 12)
    }
  })

  test('a cell is filled by its axes in the proportion of their shares', () => {
    for (const box of cellBoxes(pairs, ruler, 60)) {
      const parts = box.parts ?? []
      expect(parts.map(part => part.reads)).toEqual(['w', 'h'])
      const [w = 0, h = 0] = spec.groups[0].invFreq.map(row => Math.abs(row[box.index] as number))
      expect((parts[0]?.height ?? 0) / (parts[1]?.height ?? 1)).toBeCloseTo(w / h, 9)
      expect((parts[0]?.height ?? 0) + (parts[1]?.height ?? 0)).toBeCloseTo(box.height, 9)
    }
  })

  test('a negative frequency turns the other way', () => {
    const dial = (omega: number) => ({ index: 0, reads: 't' as const, omega, x: 0, y: 0, r: 10 })
    const hands = { query: 1, key: 0, queryPace: 0, keyPace: 0 }
    const [right, left] = [0.5, -0.5].map(omega => dialLayers([dial(omega)], hands, { length: 1, show: 'tick' }).query)
    expect(right).toBe('M0.00 0.00l4.31 -7.90')
    expect(left).toBe('M0.00 0.00l-4.31 -7.90')
  })
})

describe('pairs whose channels read two axes', () => {
  const side = sideOn('hunyuanVl')
  const { spec } = side

  test('the singular values of all pairs at all tokens fill the range that the caption names', () => {
    const lengths = lengthsUnder(spec)
    let [least, most] = [1, 1]
    const channel = (second: boolean) => Float64Array.from({ length: 128 }, (_, k) => (k >= 64 === second ? 1 : 0))
    for (let token = 0; token < spec.tokens.count; token++) {
      const [one, other] = [false, true].map(second => rotateAt(spec, token, channel(second))) as [Float64Array, Float64Array]
      for (let pair = 0; pair < spec.pairs; pair++) {
        const [a, b, c, d] = [one[pair], other[pair], one[pair + 64], other[pair + 64]] as [number, number, number, number]
        const [sum, product] = [a * a + b * b + c * c + d * d, a * d - b * c]
        const spread = Math.sqrt(Math.max(0, sum * sum - 4 * product * product))
        least = Math.min(least, Math.sqrt(Math.max(0, (sum - spread) / 2)))
        most = Math.max(most, Math.sqrt((sum + spread) / 2))
      }
    }
    expect(lengths?.least).toBeCloseTo(least, 6)
    expect(lengths?.most).toBeCloseTo(most, 9)
    const said = spoken(allocationCaption(inputOf(side, null, { view: { lane: 'all' } })).a)
    expect(said).toContain(`between ${least.toFixed(3)} and ${most.toFixed(3)}, so it is no rotation`)
    expect(said).toContain('32 pairs position on one channel, height on the other')
  })

  test('the table of ranges names the axes of both channels', () => {
    const ranges = axisRanges(readPairs(spec), null)
    expect(ranges.map(({ letters, name, count }) => [letters, name, count])).toEqual([
      ['w | i', '', 32],
      ['p | h', '', 32],
    ])
    expect(axisRanges(readPairs(sideOn('ropeVitMixed').spec), null).map(({ letters }) => letters)).toEqual(['w + h'])
  })

  test('text is turned without a change of length', () => {
    const text = { ...side, spec: resolve(namedSetup('hunyuanVl'), [{ kind: 'text', tokens: 40 }]) }
    expect(lengthsUnder(text.spec)).toBeNull()
  })

  test('a cell shows the first channel left and the second right', () => {
    const [first] = cellBoxes(readPairs(spec), ruler, 60)
    expect(first?.parts?.map(part => part.reads)).toEqual(['p', 'h'])
    expect(first?.parts?.[1]?.x).toBeCloseTo((first?.x ?? 0) + (first?.width ?? 0) / 2, 9)
  })
})

describe('head groups', () => {
  test.each(['mhrope', 'ropeVitMixed', 'drope', 'ltxVideo', 'circleRope'])(
    '%s: the chosen group is found again in the list of all',
    id => {
      const whole = resolve(namedSetup(id), promptOf(id))
      for (const wanted of [...whole.groups.keys(), whole.groups.length + 3]) {
        const { groups, drawn } = headGroups(withGroupFirst(whole, wanted), wanted)
        expect(groups).toEqual(whole.groups)
        expect(drawn).toBe(wanted < whole.groups.length ? wanted : 0)
      }
    },
  )

  test('a head of MHRoPE reads one axis with all pairs, and the caption names it', () => {
    const side = sideOn('mhrope', 5)
    expect(new Set(readPairs(side.spec).flatMap(axesOf))).toEqual(new Set(['w']))
    expect(allocationCaption(inputOf(side, null, { view: { lane: 'w' } })).a).toMatch(
      /^mhrope \(key\/value head 5\) gives width all 64 pairs/,
    )
  })
})

describe('pairs of one wavelength', () => {
  test.each([
    ['drope', 1],
    ['mochi', 0],
    ['kimiVision', 0],
    ['cosmos', 0],
    ['ropeVitMixed', 0],
    ['flux2', 0],
  ] as const)('%s: cells overlap nowhere and stay on the plot, and dials do not hide each other', (id, group) => {
    const pairs = readPairs(sideOn(id, group).spec)
    const boxes = cellBoxes(pairs, ruler, 22)
    for (const [at, one] of boxes.entries()) {
      expect(one.x).toBeGreaterThan(-12)
      expect(one.x + one.width).toBeLessThanOrEqual(ruler.width + 1e-9)
      for (const other of boxes.slice(at + 1)) {
        const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
        const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
        expect(Math.min(across, down)).toBeLessThan(1e-6)
      }
    }
    const dials = stripDials(pairs, ruler)
    for (const [at, one] of dials.entries())
      for (const other of dials.slice(at + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(Math.max(one.r, other.r))
  })
})

describe('fractions of a clip', () => {
  const { spec } = sideOn('ltxVideo', 3)
  const counted = inSteps(spec)

  test('counting in tokens changes no angle', () => {
    for (const token of [0, 5, 47, 300])
      for (let pair = 0; pair < spec.pairs; pair++) {
        const angle = (form: typeof spec) =>
          form.axes.reduce(
            (sum, _, axis) =>
              sum + (form.positionIds[axis]?.[token] as number) * (form.groups[0].invFreq[axis]?.[pair] as number),
            0,
          )
        expect(angle(counted)).toBeCloseTo(angle(spec), 9)
      }
  })

  test('neighbouring patches are one token apart on every axis', () => {
    const [t, h, w] = counted.positionIds as [Float64Array, Float64Array, Float64Array]
    expect((t[48] as number) - (t[0] as number)).toBeCloseTo(1, 9)
    expect((h[8] as number) - (h[0] as number)).toBeCloseTo(1, 9)
    expect((w[1] as number) - (w[0] as number)).toBeCloseTo(1, 9)
  })

  test('every other system keeps its positions', () => {
    for (const id of ['videorope', 'cogvideox', 'mochi', 'v2pe', 'circleRope', 'ropeVitAxial', 'drope']) {
      const { spec: form } = sideOn(id)
      expect(inSteps(form)).toBe(form)
    }
  })
})
