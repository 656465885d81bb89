import { resolve } from '../../src/core/resolve'
import type { Content, Geometry, Segment, Setup } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { DEFAULT_CURSOR, DEFAULT_VIEW, type ViewState } from '../../src/state/store'
import { LIGHT } from '../../src/views/paint/palette'
import { createRuler } from '../../src/views/paint/ruler'
import type { Frame, Side, ViewInput } from '../../src/views/view'

export const PROMPT: readonly Segment[] = [
  { kind: 'text', tokens: 32 },
  { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  { kind: 'text', tokens: 32 },
]

export const NO_FRAME: Frame = { shown: null, pending: null, failed: null }

const NAMES: Record<string, string> = { videorope: 'VideoRoPE', mrope: 'M-RoPE', rope: 'RoFormer' }

/** A named variant under base 1 000 000, 64 pairs and 32 768 trained positions, where not said otherwise. */
export function sideOf(letter: Side['letter'], id: string, geometry: Partial<Geometry> = {}, change: Partial<Setup> = {}): Side {
  const common = { headDim: 128, rotaryDim: 128, ropeTheta: 1e6, trainedLength: 32_768 }
  const setup = { ...namedSetup(id), ...change, geometry: { ...common, ...geometry } }
  return { letter, name: NAMES[id] ?? id, setup, spec: resolve(setup, PROMPT) }
}

export function inputOf(
  a: Side,
  b: Side | null,
  {
    content = { kind: 'ones' },
    view = {},
    phone = false,
  }: { content?: Content; view?: Partial<ViewState>; phone?: boolean } = {},
): ViewInput {
  const whole = { ...DEFAULT_VIEW, ...view }
  return {
    scene: { a: a.setup, b: b?.setup ?? null, segments: PROMPT, content },
    view: whole,
    cursor: DEFAULT_CURSOR,
    a,
    b,
    ruler: createRuler(whole.ruler, phone ? 340 : 924),
    palette: LIGHT,
    phone,
  }
}

/** The first picture of the instrument. */
export const STORY = inputOf(sideOf('A', 'videorope'), sideOf('B', 'mrope'))

/** Words as they read, with plain spaces. */
export function plain(text: string): string {
  return text.replace(/[\u202f\u00a0]/g, ' ')
}
