import { describe, expect, test } from 'vitest'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { fieldView } from '../../src/views/field/fieldView'
import { factsOf } from '../../src/views/layout/facts'
import { columnsOf } from '../../src/views/layout/ids/idColumns'
import { alignRows } from '../../src/views/layout/ids/idRows'
import { sideSentence } from '../../src/views/layout/words'
import type { Side } from '../../src/views/view'
import { inputOf, NO_FRAME, plain } from './decayInput'

const PROMPT: readonly Segment[] = [
  { kind: 'text', tokens: 4 },
  { kind: 'image', rows: 24, cols: 32, spatialMerge: 2 },
]
const QUERY = 4 + 12 * 32 + 20

function sideWith(keys: string): Side {
  const named = namedSetup('flux')
  const setup = { ...named, layout: { ...named.layout, params: { keys } } }
  return { letter: 'A', name: 'FLUX.1', setup, spec: resolve(setup, PROMPT) }
}

function fieldSays(keys: string): string {
  const base = inputOf(sideWith(keys), null)
  const input = { ...base, scene: { ...base.scene, segments: PROMPT }, cursor: { ...base.cursor, query: QUERY } }
  return plain(fieldView.caption(input, NO_FRAME).a)
}

const layoutSays = (keys: string) => {
  const side = sideWith(keys)
  return plain(sideSentence(side, factsOf(side, PROMPT), PROMPT))
}

describe('moved keys', () => {
  test('are where the field says that the best key is', () => {
    expect(fieldSays('10,10')).toBe('Under FLUX.1 the best key is in row 3, column 11 with 1.000; its own cell scores 0.698.')
    expect(fieldSays('0,20')).toContain('the best key is in row 13, column 1 with 1.000')
    expect(fieldSays('unmoved')).not.toContain('best key')
    expect(fieldSays('unrotated')).toMatch(/^Under FLUX\.1 every key scores 0\.\d{3}, wherever it stands\.$/)
  })

  test('are told apart from queries in the layout and in the table of ids', () => {
    expect(layoutSays('64,0')).toContain('as keys the patches stand further by 64 on height')
    expect(layoutSays('unrotated')).toContain('keys are not rotated')
    const side = sideWith('10,10')
    const rows = alignRows(side, null, PROMPT)
    const columns = columnsOf(rows, side, null, PROMPT)
    const at = (name: string) => columns.find(column => column.name === name)?.at(QUERY)
    expect([at('A h'), at('A w'), at('A key h'), at('A key w')]).toEqual([12, 20, 22, 30])
  })
})
