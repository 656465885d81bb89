import { beforeAll, describe, expect, test } from 'vitest'
import { placesOf } from '../../src/core/places'
import { resolve } from '../../src/core/resolve'
import type { Choice, Segment } from '../../src/core/scene'
import { directRow } from '../../src/core/scoresReference'
import { namedSetup } from '../../src/core/setups'
import { startCpu } from '../../src/engine/backends/cpu'
import type { Device } from '../../src/engine/device'
import { scores } from '../../src/engine/ops/scores'
import type { ScoresJob } from '../../src/engine/protocol'
import { DEFAULT_SCORES, fitWindow, type ScoresState, windowOf } from '../../src/state/scoresView'
import { percent } from '../../src/views/scores/colours'
import { pairCursor } from '../../src/views/scores/cursorMove'
import { cellAt, latticeEdges, promptEdges, sideEdges } from '../../src/views/scores/lattice'
import { massScale } from '../../src/views/scores/massScale'
import { ordered } from '../../src/views/scores/ordered'
import { answerOf, scoresPicture } from '../../src/views/scores/picture'
import { placeMatrices } from '../../src/views/scores/place'
import { attentionOf, cellReadout, scoreOf } from '../../src/views/scores/readout'
import { scoresRequest } from '../../src/views/scores/request'
import { scoresView } from '../../src/views/scores/scoresView'
import { transformOf, windowAt, zoomedBy } from '../../src/views/scores/zoomMatrix'
import type { Frame, Side, ViewInput } from '../../src/views/view'
import { inputOf, NO_FRAME, plain } from './decayInput'

const SIZE = { width: 620, height: 250 }
const PROMPT: readonly Segment[] = [
  { kind: 'text', tokens: 32 },
  { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  { kind: 'text', tokens: 32 },
]

function sideOf(letter: Side['letter'], id: string, segments = PROMPT, mask?: Choice): Side {
  const setup = { ...namedSetup(id), ...(mask && { mask }) }
  return { letter, name: id, setup, spec: resolve(setup, segments) }
}

function inputWith(
  change: Partial<ScoresState>,
  {
    a = 'videorope',
    b = null as string | null,
    segments = PROMPT,
    content = undefined as ViewInput['scene']['content'] | undefined,
    mask = undefined as Choice | undefined,
    maskOfB = undefined as Choice | undefined,
  } = {},
): ViewInput {
  const base = inputOf(sideOf('A', a, segments, mask), b ? sideOf('B', b, segments, maskOfB) : null, {
    view: { scores: { ...DEFAULT_SCORES, ...change } },
    content,
  })
  return { ...base, scene: { ...base.scene, segments } }
}

let device: Device
beforeAll(async () => {
  device = await startCpu()
})

async function frameOf(input: ViewInput): Promise<Frame> {
  const { job } = scoresRequest(input, SIZE) as { job: ScoresJob }
  const op = scores(device, job, 'full', () => {})
  let step = await op.next()
  while (!step.done) step = await op.next()
  return { shown: { job, result: step.value, lane: 'full', input, at: 0 }, pending: null, failed: null }
}

describe('the lattice of cells', () => {
  test('has whole ascending edges of one lattice for every window, so that rows and columns share them where they overlap', () => {
    for (const [tokens, size, cell] of [
      [448, 448, 1.23],
      [448, 30, 1],
      [1_048_576, 1_048_576, 1024],
      [1_048_576, 5000, 13.37],
    ] as const) {
      const whole = new Set(latticeEdges(0, tokens, Math.max(cell, tokens / 4000), tokens))
      const edges = [0, 0.31, 0.77].map(part => latticeEdges(part * (tokens - size), size, cell, tokens))
      for (const [k, list] of edges.entries()) {
        list.forEach((edge, at) => {
          expect(Number.isInteger(edge)).toBe(true)
          if (at) expect(edge).toBeGreaterThan(list[at - 1] as number)
        })
        expect(list[0]).toBeLessThanOrEqual([0, 0.31, 0.77][k]! * (tokens - size))
        expect(list.at(-1)).toBeGreaterThanOrEqual([0, 0.31, 0.77][k]! * (tokens - size) + size - 1e-6)
      }
      const [low, high] = [edges[0]!, edges[2]!]
      const inBoth = Array.from(low).filter(edge => edge >= high[0]!)
      expect(inBoth.filter(edge => edge <= high.at(-1)! && !high.includes(edge))).toEqual([])
      expect(whole.size).toBeGreaterThan(0)
    }
  })

  test('maps onto a layout that puts tokens between, and back', () => {
    const side = sideOf('A', 'mropeInterleaved')
    const edges = latticeEdges(0, 448, 7, 448)
    const mapped = sideEdges(side, PROMPT, edges)
    expect(mapped.at(-1)).toBe(side.spec.tokens.count)
    expect(side.spec.tokens.count).toBeGreaterThan(448)
    expect(promptEdges(side, PROMPT, mapped)).toEqual(edges)
  })

  test('a cell is found by its token', () => {
    const edges = Float64Array.of(3, 5, 9)
    expect([2, 3, 4, 5, 8, 9].map(token => cellAt(edges, token))).toEqual([-1, 0, 0, 1, 1, -1])
  })
})

describe('the window', () => {
  test('comes back from the transform that shows it', () => {
    const window = { q0: 100, k0: 20.5, size: 37 }
    const back = windowAt(transformOf(window, 448, 400), 448, 400)!
    for (const key of ['q0', 'k0', 'size'] as const) expect(back[key]).toBeCloseTo(window[key], 9)
    expect(windowAt(transformOf({ q0: 0, k0: 0, size: 448 }, 448, 400), 448, 400)).toBeNull()
  })

  test('stays inside the prompt, and the whole is no window', () => {
    expect(fitWindow({ q0: -5, k0: 440, size: 20 }, 448)).toEqual({ q0: 0, k0: 428, size: 20 })
    expect(fitWindow({ q0: 0, k0: 0, size: 900 }, 448)).toBeNull()
    expect(windowOf({ ...DEFAULT_SCORES, window: { q0: 900, k0: 0, size: 50 } }, 448)).toEqual({ q0: 398, k0: 0, size: 50 })
  })

  test('zoomed about a pair keeps that pair in its place', () => {
    const window = { q0: 100, k0: 100, size: 200 }
    const next = zoomedBy(window, 4, 448, { query: 150, key: 250 })!
    expect((150.5 - next.q0) / next.size).toBeCloseTo((150.5 - window.q0) / window.size, 9)
    expect((250.5 - next.k0) / next.size).toBeCloseTo((250.5 - window.k0) / window.size, 9)
  })
})

describe('what is read under the cursor', () => {
  test('the score is the mean cosine of the two tokens, in float64', () => {
    const input = inputWith({})
    const { spec } = input.a
    const { tokenOf } = placesOf(spec.tokens, PROMPT)
    for (const [query, key] of [
      [420, 200],
      [33, 90],
      [447, 447],
    ] as const) {
      let sum = 0
      for (let i = 0; i < spec.pairs; i++)
        sum += Math.cos(
          spec.axes.reduce(
            (angle, _, axis) =>
              angle +
              (spec.positionIds[axis]![tokenOf[query]!]! - spec.positionIds[axis]![tokenOf[key]!]!) *
                spec.groups[0].invFreq[axis]![i]!,
            0,
          ),
        )
      expect(scoreOf(input, input.a, query, key)).toBeCloseTo(sum / spec.pairs, 12)
    }
  })

  test('the cell of the picture that holds a single pair says the same score within 1e-6', async () => {
    const input = inputWith({ window: { q0: 416, k0: 190, size: 16 } })
    const frame = await frameOf(input)
    const { a } = answerOf(frame, input)!
    const cell = cellReadout(input, input.a, a, 420, 200)!
    expect(cell).toMatchObject({ rows: 1, columns: 1, pairs: 1, allowed: 1 })
    expect(Math.abs(cell.value - scoreOf(input, input.a, 420, 200)!)).toBeLessThan(1e-6)
  })

  test.each([
    ['qwenVisionTower', {}],
    ['canvasMrope', {}],
    ['flux', { keys: '10,10' }],
    ['flux', { keys: 'unrotated' }],
  ])(
    'cells of %s, whose tokens come in another order or whose keys are moved (%j), say the score of their tokens',
    async (id, params) => {
      const segments: readonly Segment[] = [
        { kind: 'text', tokens: id === 'qwenVisionTower' ? 0 : 5 },
        { kind: 'image', rows: 12, cols: 24, spatialMerge: 4 },
      ]
      const raw = inputWith({ window: { q0: 200, k0: 40, size: 16 } }, { a: id, segments })
      const setup = { ...raw.a.setup, layout: { ...raw.a.setup.layout, params } }
      const input = { ...raw, a: { ...raw.a, setup, spec: resolve(setup, segments) } }
      const { a } = answerOf(await frameOf(input), input)!
      for (const [query, key] of [
        [201, 50],
        [207, 41],
        [214, 55],
      ] as const) {
        const cell = cellReadout(input, ordered(input).a, a, query, key)!
        expect(cell).toMatchObject({ rows: 1, columns: 1 })
        expect(Math.abs(cell.value - scoreOf(input, input.a, query, key)!)).toBeLessThan(1e-6)
      }
    },
  )

  test('attention is the softmax of the row, and the cell agrees within 1e-6', async () => {
    const input = inputWith({ form: 'softmax', temperature: 0.5, window: { q0: 416, k0: 190, size: 16 } })
    const exact = attentionOf(input, input.a, 420, 200)!
    const { headDim } = input.a.setup.geometry
    const row = directRow(
      { form: 'turn', omega: input.a.spec.groups[0].invFreq },
      input.a.spec.positionIds,
      Math.sqrt(headDim) / 0.5,
      420,
      448,
      { kind: 'causal' },
    )
    expect(exact).toBeCloseTo(row[200]!, 12)
    const { a } = answerOf(await frameOf(input), input)!
    expect(Math.abs(cellReadout(input, input.a, a, 420, 200)!.value - exact)).toBeLessThan(1e-6)
  })

  test('a cell on the edge of the mask says how many of its pairs may attend', async () => {
    const segments: Segment[] = [{ kind: 'text', tokens: 4000 }]
    const input = inputWith({}, { a: 'rope', segments })
    const { a } = answerOf(await frameOf(input), input)!
    const cell = cellReadout(input, input.a, a, 2000, 2000)!
    expect(cell.allowed).toBe((cell.rows * (cell.rows + 1)) / 2)
    expect(cell.pairs).toBe(cell.rows ** 2)
  })

  test('moving the pair moves the distance to that of the chosen axis', () => {
    const input = inputWith({})
    const ids = input.a.spec.positionIds[input.a.spec.axes.indexOf('t')]!
    expect(pairCursor(input, 420, 200)).toEqual({ query: 420, key: 200, delta: Math.round(Math.abs(ids[420]! - ids[200]!)) })
  })
})

describe('words', () => {
  test('a softmax caption shares the attention of the last segment out to 100 %', async () => {
    const input = inputWith({ form: 'softmax' }, { b: 'mrope' })
    const caption = scoresView.caption(input, await frameOf(input))
    expect(caption.lead).toBe('Attention, causal.')
    const shares = [...plain(caption.a).matchAll(/([\d.]+) % on/g)].map(match => Number(match[1]))
    expect(shares).toHaveLength(3)
    expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 100)).toBeLessThan(1.5)
    expect(plain(caption.b)).toMatch(
      /^Under mrope it puts [\d.]+ %, [\d.]+ % and [\d.]+ %, and most at (video|text 1), .* \([\d.]+ %\)\.$/,
    )
  })

  test('without positions no key is said to take most', async () => {
    const alone = inputWith({ form: 'softmax' }, { a: 'nope', segments: [{ kind: 'text', tokens: 200 }] })
    expect(plain(scoresView.caption(alone, await frameOf(alone)).a)).toBe(
      'Under nope the last token attends alike to all 200 tokens, 0.5 % each.',
    )
    const several = inputWith({ form: 'softmax' }, { a: 'nope' })
    expect(plain(scoresView.caption(several, await frameOf(several)).a)).not.toContain('most')
  })

  test('independent content has mean score 0, and the caption says why', async () => {
    const input = inputWith({}, { content: { kind: 'independent' } })
    const frame = await frameOf(input)
    expect(scoresView.caption(input, frame).a).toMatch(/independent, so every mean score is 0/)
    expect(answerOf(frame, input)!.a.values.every(value => value === 0 || Number.isNaN(value))).toBe(true)
  })

  test('a noisy copy scales every mean score by its correlation', async () => {
    const [ones, noisy] = await Promise.all(
      [inputWith({}), inputWith({}, { content: { kind: 'noisyCopy', rho: 0.25 } })].map(
        async input => answerOf(await frameOf(input), input)!.a.values,
      ),
    )
    noisy!.forEach((value, k) => Number.isNaN(value) || expect(value).toBeCloseTo(0.25 * ones![k]!, 6))
  })

  test('the table holds every pair of segments, masked ones named, and the pair under the cursor', async () => {
    const base = inputWith({ form: 'softmax' })
    const input = { ...base, cursor: { ...base.cursor, query: 420, key: 200 } }
    const table = scoresView.table(input, await frameOf(input))
    expect(table.rows).toHaveLength(10)
    expect(table.rows.map(row => row[2]).filter(value => value === 'masked')).toHaveLength(3)
    expect(table.rows[9]![2]).toBeCloseTo(100 * attentionOf(input, input.a, 420, 200)!, 4)
  })

  test('before the first answer nothing is claimed', () => {
    const input = inputWith({})
    expect(scoresView.caption(input, NO_FRAME)).toEqual({ lead: 'Mean score, causal.', a: '', b: '' })
    expect(scoresView.table(input, NO_FRAME).rows).toEqual([])
  })

  test('the mask of each side is that of the models that use its layout, unless one is chosen', () => {
    const full: Choice = { variant: 'full', params: {} }
    const causal: Choice = { variant: 'causal', params: {} }
    const job = (input: ViewInput) => (scoresRequest(input, SIZE)?.job as ScoresJob).sides.map(({ mask }) => mask.kind)
    const lead = (input: ViewInput) => scoresView.caption(input, NO_FRAME).lead
    const patches: readonly Segment[] = [{ kind: 'image', rows: 4, cols: 4, spatialMerge: 1 }]
    const still = { a: 'ropeVitAxial', segments: patches }
    expect(job(inputWith({}))).toEqual(['causal'])
    expect(job(inputWith({}, still))).toEqual(['full'])
    expect(job(inputWith({}, { mask: full }))).toEqual(['full'])
    expect(job(inputWith({}, { ...still, mask: causal, b: 'mrope' }))).toEqual(['causal', 'causal'])
    expect(lead(inputWith({}, still))).toBe('Mean score, no mask.')
    expect(lead(inputWith({}, { ...still, b: 'mrope' }))).toBe('Mean score, A no mask, B causal.')
    expect(lead(inputWith({}, { ...still, mask: causal }))).toBe('Mean score, causal.')
  })

  test('a window that is masked as a whole has a legend and no value', async () => {
    const input = inputWith({ window: { q0: 20, k0: 400, size: 16 } })
    const frame = await frameOf(input)
    const picture = scoresPicture(input, frame, placeMatrices(input, SIZE))
    expect(picture.panels[0]!.cells!.values.every(Number.isNaN)).toBe(true)
    expect(picture.colours?.ticks.length).toBeGreaterThan(1)
  })

  test('an answer for another prompt is not read as one for this', async () => {
    const frame = await frameOf(inputWith({}))
    expect(answerOf(frame, inputWith({}, { segments: [...PROMPT] }))).toBeNull()
  })

  test('shares are percentages of three digits, small ones powers of ten', () => {
    expect([0, 1, 0.3456, 0.00002, 2.5e-9].map(percent).map(plain)).toEqual(['0 %', '100 %', '34.6 %', '0.002 %', '2.5 × 10⁻⁷ %'])
  })

  test('the colours of attention are a scale over whole decades, at most six', () => {
    expect(massScale(3e-5, 0.4)).toMatchObject({ from: -5, to: 0 })
    expect(massScale(1e-30, 1)).toMatchObject({ from: -6, to: 0 })
    expect(massScale(0.002, 0.002)).toMatchObject({ to: -2, from: -3 })
  })
})
