import { describe, expect, it } from 'vitest'
import { EMPTY_FRAME } from '../../src/state/frames'
import type { SpectraState } from '../../src/state/spectra'
import { DEFAULT_CURSOR, DEFAULT_VIEW } from '../../src/state/store'
import { spectraFacts } from '../../src/views/spectra/facts'
import { spectraTable } from '../../src/views/spectra/spectraTable'
import { formatBytes, spectraCaption } from '../../src/views/spectra/words'
import type { Frame, ViewInput } from '../../src/views/view'

const inputOf = (spectra: Partial<SpectraState>) =>
  ({
    cursor: DEFAULT_CURSOR,
    view: { ...DEFAULT_VIEW, spectra: { ...DEFAULT_VIEW.spectra, ...spectra } },
  }) as unknown as ViewInput
const FRAME = EMPTY_FRAME as Frame

describe('the Spectra view', () => {
  it('says by law, before an answer, which constructions a spike leaves', () => {
    const said = (spectraSpike: number) => spectraCaption(inputOf({ spectraSpike }), FRAME).a
    expect(said(2.5)).toContain('leaves the bulk in all three')
    expect(said(1.4)).toContain('leaves the bulk of MHA')
    expect(said(1.4)).toContain('not that of MLA-PreRoPE (from 1.52 on) and MLA-Decoupled (from 1.52 on)')
    expect(said(0)).toContain('stays in the bulk; it leaves it from 1.18, 1.52 and 1.52 on')
    expect(said(0)).toContain('The spectra are being computed.')
    expect(said(0)).toContain('576 numbers of cache in a layer, as MHA 4\u202f096')
  })

  it('small sizes are there at once; a spike is counted, and the law of one factor sees more', () => {
    const { spectra, known } = spectraFacts(inputOf({ spectraModel: 'small', spectraSpike: 4 }), FRAME)
    expect(known).toBe(true)
    for (const { sample, rank, outliers, single } of spectra) {
      expect(sample).toHaveLength(rank + 1)
      expect(outliers).toBeGreaterThan(0)
      expect(single.above).toBeGreaterThan(outliers)
    }
  })

  it('the table has a value for every column', () => {
    const { rows, columns } = spectraTable(inputOf({ spectraModel: 'small' }), FRAME)
    for (const row of rows) expect(row).toHaveLength(columns.length)
    expect(rows.find(([name]) => name === 'cache, numbers per token and layer')).toEqual([
      'cache, numbers per token and layer',
      512,
      64,
      80,
    ])
  })

  it('writes bytes in powers of 1024', () => {
    expect(formatBytes(1536)).toBe('1.5\u00a0KiB')
    expect(formatBytes(0)).toBe('0\u00a0B')
  })
})
