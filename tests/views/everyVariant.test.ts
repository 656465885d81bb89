import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { promptProblem } from '../../src/core/layouts'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { promptTokens } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import type { Variant } from '../../src/core/variant'
import { VARIANTS } from '../../src/core/variants'
import { VIEWS } from '../../src/views'
import type { FigureProps } from '../../src/views/paint/figure'
import type { Side } from '../../src/views/view'
import { inputOf, NO_FRAME, PROMPT } from './decayInput'

// Node has no document for the figure to be drawn into.
vi.mock('../../src/views/paint/figure', () => ({
  figureSvg: ({ children }: FigureProps) => renderToStaticMarkup(createElement('svg', null, children)),
}))

const MOST_TOKENS = 6000

const PROMPTS: readonly (readonly Segment[])[] = [
  PROMPT,
  [{ kind: 'image', rows: 6, cols: 8, spatialMerge: 2 }],
  [
    { kind: 'text', tokens: 12 },
    { kind: 'image', rows: 6, cols: 8, spatialMerge: 2 },
  ],
  PROMPT.slice(1, 2),
  PROMPT.slice(0, 2),
  [
    {
      kind: 'agents',
      agents: [
        { x: 0, y: 0, heading: 0 },
        { x: 12, y: -3.5, heading: 90 },
        { x: -8, y: 4, heading: -170 },
      ],
    },
  ],
]

function sideOf(letter: Side['letter'], id: string, segments: readonly Segment[]): Side {
  const setup = namedSetup(id)
  return { letter, name: id, setup, spec: resolve(setup, segments) }
}

/** Its own prompt where that is small, otherwise the first that fits. */
function promptFor({ id, prompt }: Variant): readonly Segment[] | undefined {
  if (prompt && promptTokens(prompt) <= MOST_TOKENS) return prompt
  return PROMPTS.find(other => promptProblem(namedSetup(id).layout, other) === null)
}

describe.each(VARIANTS.map(variant => [variant.id, variant] as const))('%s', (id, variant) => {
  const segments = promptFor(variant)
  test.each(VIEWS.map(view => [view.id, view] as const))(
    '%s says and draws only numbers, with and without B',
    async (_, entry) => {
      const view = 'load' in entry ? await entry.load() : entry
      if (!segments) throw new Error('no prompt fits')
      for (const b of [null, sideOf('B', 'videorope', segments)]) {
        const base = inputOf(sideOf('A', id, segments), b)
        const input = { ...base, scene: { ...base.scene, segments } }
        const said = [
          JSON.stringify(view.caption(input, NO_FRAME)),
          ...view.table(input, NO_FRAME).rows.flat().map(String),
          view.svg(input, NO_FRAME, { width: 1152, height: 600 }),
        ].join('\n')
        expect(said).not.toMatch(/NaN|undefined|Infinity/)
      }
    },
  )
})
