import { describe, expect, test } from 'vitest'
import type { Mask } from '../../src/core/mask'
import { allows, packDocuments, packedIds, rememberedChunks } from '../../src/core/mask'

const rows = (mask: Mask, tokens: number) =>
  Array.from({ length: tokens }, (_, query) =>
    Array.from({ length: tokens }, (_, key) => Number(allows(mask, query, key))).join(''),
  )

describe('masks', () => {
  test('full sees all, causal what came before, a window the nearest of it', () => {
    expect(rows({ kind: 'full' }, 3)).toEqual(['111', '111', '111'])
    expect(rows({ kind: 'causal' }, 3)).toEqual(['100', '110', '111'])
    expect(rows({ kind: 'window', size: 2 }, 4)).toEqual(['1000', '1100', '0110', '0011'])
  })

  test('a window as wide as the prompt is causal', () => {
    expect(rows({ kind: 'window', size: 9 }, 9)).toEqual(rows({ kind: 'causal' }, 9))
  })

  test('chunks see themselves, and the last chunks before them as memory', () => {
    const mask = { kind: 'chunks', size: 2, slots: 2 } as const
    expect(rows(mask, 5)).toEqual(['10000', '11000', '00100', '00110', '00001'])
    expect([0, 2, 9].map(query => rememberedChunks(mask, query))).toEqual([[], [0], [2, 3]])
  })

  test('documents do not see each other, except for a shared anchor', () => {
    const starts = Float64Array.of(1, 4)
    expect(Array.from(packDocuments(6, starts, [1, 2]).documents)).toEqual([0, 1, 1, 1, 2, 2])
    expect(rows({ kind: 'documents', starts, anchor: true }, 6)).toEqual([
      '100000',
      '110000',
      '111000',
      '111100',
      '100010',
      '100011',
    ])
    expect(rows({ kind: 'documents', starts, anchor: false }, 6)[4]).toBe('000010')
  })

  test('every document’s own anchor at 0 gives the distances of one shared anchor', () => {
    const packing = packDocuments(12, [0, 5, 9])
    const ids = packedIds(packing, 'repeated')
    expect([ids[5], ids[9]]).toEqual([0, 0])
    for (const token of [6, 7, 8, 10, 11]) expect(ids[token]).toBe(token)
    expect(Array.from(packedIds(packing, 'reset'))).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 0, 1, 2])
    expect(Array.from(packedIds(packing, 'shared'))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })
})
