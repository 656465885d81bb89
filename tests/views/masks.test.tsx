import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { allows } from '../../src/core/mask'
import { resolve } from '../../src/core/resolve'
import type { Choice, Params, Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { startCpu } from '../../src/engine/backends/cpu'
import type { Device } from '../../src/engine/device'
import { scores } from '../../src/engine/ops/scores'
import type { ScoresJob } from '../../src/engine/protocol'
import { DEFAULT_SCORES } from '../../src/state/scoresView'
import { MatrixMarks } from '../../src/views/scores/MatrixMarks'
import { maskedWords, maskLegend, maskName } from '../../src/views/scores/mask'
import { maskMarks } from '../../src/views/scores/maskMarks'
import { answerOf, scoresPicture } from '../../src/views/scores/picture'
import { placeMatrices } from '../../src/views/scores/place'
import { seesKey } from '../../src/views/scores/readout'
import { scoresRequest } from '../../src/views/scores/request'
import { scoresView } from '../../src/views/scores/scoresView'
import type { Frame, Side, ViewInput } from '../../src/views/view'
import { inputOf, plain } from './decayInput'

const SIZE = { width: 1000, height: 560 }
const TEXT: readonly Segment[] = [{ kind: 'text', tokens: 60 }]

const chosen = (variant: string, params: Params = {}): Choice => ({ variant, params })

function sideOf(letter: Side['letter'], mask: Choice | null, segments = TEXT, id = 'rope'): Side {
  const setup = { ...namedSetup(id), ...(mask && { mask }) }
  return { letter, name: id, setup, spec: resolve(setup, segments) }
}

function inputWith(
  a: Choice | null,
  b: Choice | null | 'none' = 'none',
  form: 'mean' | 'softmax' = 'mean',
  segments = TEXT,
): ViewInput {
  const base = inputOf(sideOf('A', a, segments), b === 'none' ? null : sideOf('B', b, segments), {
    view: { scores: { ...DEFAULT_SCORES, form }, difference: b !== 'none' },
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

const WINDOW = chosen('window', { slidingWindow: 10 })
const CHUNKS = chosen('chunks', { attentionChunkSize: 12, memorySlots: 2 })
const DOCUMENTS = chosen('documents', { documentStarts: [20, 45], anchor: true })

describe('a mask of a side', () => {
  test('is said in words', () => {
    const name = (mask: Choice) => plain(maskName(sideOf('A', mask).spec.mask))
    expect(name(WINDOW)).toBe('sliding window of 10')
    expect(name(chosen('window', { slidingWindow: 10, bothWays: true }))).toBe('window of 5 to each side')
    expect(name(CHUNKS)).toBe('chunks of 12, 2 memory slots drawn')
    expect(name(DOCUMENTS)).toBe('3 documents and an anchor')
    expect(name(chosen('documents'))).toBe('1 document')
  })

  test('that nothing is chosen for is that of its layers', () => {
    const bert = sideOf('A', null, TEXT, 'modernBert').spec
    expect(bert.groups.map(({ mask }) => mask)).toEqual([{ kind: 'full' }, { kind: 'window', size: 65, ahead: 64 }])
    expect(bert.mask).toEqual({ kind: 'full' })
    expect(sideOf('A', chosen('causal'), TEXT, 'modernBert').spec.mask).toEqual({ kind: 'causal' })
    expect(sideOf('A', null, TEXT, 'llama4').spec.mask).toEqual({ kind: 'chunks', size: 8192, slots: 0 })
    expect(sideOf('A', null, TEXT, 'rope').spec.mask).toEqual({ kind: 'causal' })
  })

  test('leaves blank exactly the cells whose pairs may not attend', async () => {
    for (const mask of [WINDOW, CHUNKS, DOCUMENTS]) {
      const input = inputWith(mask)
      const { a } = answerOf(await frameOf(input), input)!
      expect(a.rows).toHaveLength(61)
      a.values.forEach((value, cell) => {
        const [query, key] = [Math.floor(cell / 60), cell % 60]
        expect(Number.isNaN(value)).toBe(!allows(input.a.spec.mask, query, key))
        expect(seesKey(input, input.a, query, key)).toBe(allows(input.a.spec.mask, query, key))
      })
    }
  })

  test('says under the cursor why a key is not seen', () => {
    const why = (mask: Choice, query: number, key: number) => maskedWords(sideOf('A', mask).spec.mask, query, key)
    expect(why(WINDOW, 30, 2)).toBe('the key is older than the window')
    expect(why(WINDOW, 2, 30)).toBe('the key comes after the query')
    expect(why(CHUNKS, 40, 20)).toBe('the key is in a chunk that only a memory slot stands for')
    expect(why(CHUNKS, 59, 2)).toBe('the key is in an earlier chunk')
    expect(why(DOCUMENTS, 50, 30)).toBe('the key is in another document')
  })

  test('counts in the caption only the keys that the last token sees', async () => {
    const input = inputWith(WINDOW, 'none', 'softmax')
    expect(plain(scoresView.caption(input, await frameOf(input)).a)).toContain('of the 10 tokens that it sees')
  })

  test('is masked in the table where a whole segment is', async () => {
    const segments: readonly Segment[] = [TEXT[0]!, { kind: 'text', tokens: 30 }]
    const input = inputWith(chosen('documents'), 'none', 'softmax', segments)
    const rows = scoresView.table(input, await frameOf(input)).rows
    expect(rows.map(row => row[2])).toEqual([100, 'masked', 'masked', 100])
  })
})

describe('ids of packed documents', () => {
  const ids = (params: Params, segments = TEXT) => resolve({ ...namedSetup('rope'), mask: chosen('documents', params) }, segments)

  test('go on, stand at 0 for first tokens, or start again in texts', () => {
    const starts = { documentStarts: [20, 45] }
    expect(ids(starts).positionIds[0]?.[50]).toBe(50)
    const repeated = ids({ ...starts, documentIds: 'repeated' }).positionIds[0] as Float64Array
    expect([repeated[20], repeated[21], repeated[45]]).toEqual([0, 21, 0])
    const reset = ids({ ...starts, documentIds: 'reset' })
    expect([reset.positionIds[0]?.[20], reset.positionIds[0]?.[44], reset.next]).toEqual([0, 24, 15])
    expect(reset.notes).toEqual([])
  })

  test('of prompts that do not count up by one stay as they are, and that is said', () => {
    const video: Segment = { kind: 'video', frames: 2, rows: 2, cols: 2, fps: 2, temporalPatch: 2, spatialMerge: 2 }
    const mask = chosen('documents', { documentIds: 'reset' })
    const spec = resolve({ ...namedSetup('mrope'), mask }, [TEXT[0]!, video])
    expect(spec.notes[0]).toMatch(/stay as they are/)
    expect(spec.positionIds).toEqual(resolve(namedSetup('mrope'), [TEXT[0]!, video]).positionIds)
  })
})

describe('the difference of two masks', () => {
  test('compares only cells of which as much may attend in both', async () => {
    const input = inputWith(WINDOW, chosen('window', { slidingWindow: 20 }))
    const { difference } = answerOf(await frameOf(input), input)!
    difference!.values.forEach((value, cell) => {
      const [query, key] = [Math.floor(cell / 60), cell % 60]
      if (query - key < 10 && key <= query) expect(value).toBe(0)
      else expect(value).toBeNaN()
    })
    expect(maskLegend([input.a.spec.mask, input.b!.spec.mask], true)).toBe('other pairs masked in A than in B')
  })
})

describe('what a mask adds to the picture', () => {
  test('memory slots are the last chunks before, as squares of the matrix', () => {
    const side = sideOf('A', CHUNKS)
    const { memory, tooSmall } = maskMarks(side, TEXT, { q0: 0, k0: 0, size: 60 }, 600)
    expect(tooSmall).toBe(false)
    expect(memory).toHaveLength(7)
    expect(memory[0]).toEqual({ x: 0, y: 120, width: 120, height: 120 })
    expect(memory.at(-1)).toEqual({ x: 360, y: 480, width: 120, height: 120 })
    expect(maskMarks(side, TEXT, { q0: 0, k0: 0, size: 60 }, 20).tooSmall).toBe(true)
  })

  test('the anchor is marked where its keys end', () => {
    expect(maskMarks(sideOf('A', DOCUMENTS), TEXT, { q0: 0, k0: 0, size: 60 }, 600).anchor).toBe(10)
    expect(maskMarks(sideOf('A', DOCUMENTS), TEXT, { q0: 10, k0: 10, size: 20 }, 600).anchor).toBeNull()
  })

  test('marks have literal colours and hold no bad number', async () => {
    for (const mask of [CHUNKS, DOCUMENTS]) {
      const input = inputWith(mask)
      const picture = scoresPicture(input, await frameOf(input), placeMatrices(input, SIZE))
      const svg = renderToStaticMarkup(
        <svg>
          <MatrixMarks picture={picture} panel={picture.panels[0]!} cursor />
        </svg>,
      )
      expect(svg).toContain(mask === CHUNKS ? 'memory' : 'anchor')
      expect(svg).not.toMatch(/NaN|undefined|class=|var\(/)
    }
  })
})
