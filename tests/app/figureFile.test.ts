import { describe, expect, it } from 'vitest'
import { csv } from '../../src/app/figureFile'

describe('CSV', () => {
  it('opens with the link, quotes commas, quotes and line breaks, and ends every line alike', () => {
    const table = {
      title: 'Decay',
      columns: ['Δ (positions)', 'A, mean'],
      rows: [
        [1, 0.5],
        ['say "hi"', 'two\nlines'],
      ],
    }
    expect(csv(table, 'https://example.org/#v=1')).toBe(
      '# Decay, https://example.org/#v=1\r\nΔ (positions),"A, mean"\r\n1,0.5\r\n"say ""hi""","two\nlines"\r\n',
    )
  })
})
