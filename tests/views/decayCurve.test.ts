import { describe, expect, test } from 'vitest'
import { decayAt } from '../../src/core/curve'
import { envelopeOf, envelopeRequest } from '../../src/views/decay/envelope'
import { laneCurve } from '../../src/views/decay/laneCurve'
import { laneBoxes, laneOf, shownLanes } from '../../src/views/decay/lanes'
import { createRuler } from '../../src/views/paint/ruler'
import type { Frame, Side } from '../../src/views/view'
import { inputOf, NO_FRAME, STORY, sideOf } from './decayInput'

const slow = laneOf(STORY.a, 't') as Float64Array
const fast = laneOf(STORY.b, 't') as Float64Array
const ONES = { kind: 'ones' } as const

describe('the curve of a lane', () => {
  test('between integers and at them it is the curve itself', () => {
    const { x, value, line } = laneCurve(fast, ONES, createRuler({ scale: 'linear', from: 0, to: 64 }, 924), 0.2, false)
    const at = (m: number) => x.findIndex(px => px >= (m / 64) * 924)
    for (const m of [1, 5, 16, 40]) expect(value[at(m)]).toBeCloseTo(decayAt(fast, m), 2)
    expect(line[at(8)]).toBe(value[at(8)])
  })

  test('a calm line is the curve, a ringing one its mean', () => {
    const ruler = STORY.ruler
    const calm = laneCurve(slow, ONES, ruler, 0.2, false)
    const before = calm.x.findIndex(px => px > ruler.x(100_000))
    expect(calm.line.subarray(0, before)).toEqual(calm.value.subarray(0, before))
    const ringing = laneCurve(fast, ONES, ruler, 0.2, false)
    const after = ringing.x.findIndex(px => px > ruler.x(10_000))
    expect(ringing.eased.subarray(after).every(part => part === 1)).toBe(true)
    expect(Math.max(...ringing.line.subarray(after).map(Math.abs))).toBeLessThan(0.01)
  })

  test('the deviation band holds the mean and grows to 1 / √(2n) far out', () => {
    const { low, high } = laneCurve(fast, ONES, STORY.ruler, 0.2, false)
    expect(low.every((value, k) => value <= (high[k] as number))).toBe(true)
    const half = ((high.at(-1) as number) - (low.at(-1) as number)) / 2
    expect(half).toBeCloseTo(1 / Math.sqrt(2 * fast.length), 2)
  })

  test('independent content has mean 0 and an even band', () => {
    const { value, low, high } = laneCurve(slow, { kind: 'independent' }, STORY.ruler, 0.2, false)
    expect(value.every(v => v === 0)).toBe(true)
    expect(high[100]).toBeCloseTo(1.96 / Math.sqrt(2 * slow.length), 3)
    expect(low[100]).toBeCloseTo(-(high[100] as number), 12)
  })

  test('a moving hand gets fewer columns, and equal questions the same answer', () => {
    const still = laneCurve(fast, ONES, STORY.ruler, 0.2, false)
    expect(laneCurve(fast, ONES, STORY.ruler, 0.2, true).x.length).toBe(still.x.length / 4)
    expect(laneCurve(Float64Array.from(fast), ONES, createRuler(STORY.view.ruler, 924), 0.2, false)).toBe(still)
  })
})

describe('the lanes', () => {
  test('stand as drawn: 202, 66, 66 with gaps of 8', () => {
    expect(laneBoxes(STORY, 350).map(({ lane, top, height }) => [lane, top, height])).toEqual([
      ['t', 0, 202],
      ['h', 210, 66],
      ['w', 284, 66],
    ])
  })

  test('never fall under 140 and 52, and the chosen one is tall', () => {
    for (const height of [100, 260, 350, 700])
      for (const lane of ['t', 'w', 'all'] as const) {
        const boxes = laneBoxes(inputOf(STORY.a, STORY.b, { view: { lane } }), height)
        expect(boxes.map(box => box.height >= (box.tall ? 140 : 52))).not.toContain(false)
        expect(boxes.filter(box => box.tall).map(box => box.lane)).toEqual([lane])
      }
  })

  test('values between -1 and 1 of a single pair stay inside the tall lane', () => {
    const [box] = laneBoxes(inputOf(sideOf('A', 'rope', { headDim: 2, rotaryDim: 2 }), null), 300)
    expect(box?.y(1)).toBeGreaterThan(0)
    expect(box?.y(-1)).toBeLessThan(300)
  })

  test('five, six and seven lanes fit a place of 330 px', () => {
    for (const [id, count] of Object.entries({ mhrope: 5, hope: 6, mrope: 7 })) {
      const boxes = laneBoxes(inputOf(sideOf('A', 'vrope'), sideOf('B', id)), 330)
      expect(boxes).toHaveLength(count)
      expect(Math.max(...boxes.map(box => box.top + box.height))).toBeLessThanOrEqual(330)
      expect(Math.min(...boxes.map(box => box.height))).toBeGreaterThanOrEqual(30)
      expect(boxes[0]?.height).toBeGreaterThanOrEqual(96)
    }
  })

  test('the phone shows the chosen lane alone', () => {
    expect(shownLanes({ ...STORY, phone: true })).toEqual(['t'])
  })
})

describe('the envelope', () => {
  test('equal inputs give the very same job, and its columns hold two integers from the first on', () => {
    const job = envelopeRequest(STORY)?.job
    expect(envelopeRequest(inputOf(sideOf('A', 'videorope'), sideOf('B', 'mrope')))?.job).toBe(job)
    expect(job?.curves).toHaveLength(6)
    expect((job?.edges[1] as number) - (job?.edges[0] as number)).toBe(2)
    expect(job?.edges.at(-1)).toBeCloseTo(1e7, -1)
  })

  test('nothing is asked where no column holds two integers, or the content has its own band', () => {
    const lens = { scale: 'linear', from: 0, to: 64 } as const
    expect(envelopeRequest(inputOf(STORY.a, STORY.b, { view: { ruler: lens } }))).toBeNull()
    expect(envelopeRequest(inputOf(STORY.a, STORY.b, { content: { kind: 'equal' } }))).toBeNull()
  })

  test('a frame keeps its place on another ruler and says when its frequencies are old', () => {
    const job = envelopeRequest(STORY)?.job
    if (!job) throw new Error('no job')
    const columns = job.edges.length - 1
    const curves = job.curves.map((_, k) => new Float32Array(columns).fill(k / 10))
    const result = { op: 'decay', min: curves, max: curves, bounds: curves.map(() => 'exact' as const) } as const
    const frame: Frame = { ...NO_FRAME, shown: { job, result, lane: 'full', input: STORY, at: 0 } }
    const zoomed = createRuler({ scale: 'log', from: 100, to: 1e6 }, 924)
    const b = STORY.b as Side
    const envelope = envelopeOf(frame.shown, zoomed, 't', 'B', fast, false)
    expect(envelope).toMatchObject({ bound: 'exact', stale: false })
    expect(envelope?.min[0]).toBeCloseTo(0.1)
    expect(envelope?.x.at(-1)).toBeCloseTo(zoomed.x(1e7), 6)
    expect(envelopeOf(frame.shown, zoomed, 't', b.letter, slow, false)?.stale).toBe(true)
    expect(envelopeOf(frame.shown, zoomed, 't', b.letter, slow, true)).toBeNull()
    expect(envelopeOf(NO_FRAME.shown, zoomed, 't', 'B', fast, false)).toBeNull()
  })
})
