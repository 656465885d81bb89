import { describe, expect, test } from 'vitest'
import { resolve } from '../../src/core/resolve'
import { rotateAt, score, toNeox } from '../../src/core/rotate'
import { VARIANTS } from '../../src/core/variants'
import { SMALL, setup, TEXT } from './namedVariant'

describe('rotation', () => {
  for (const { id } of VARIANTS.filter(variant => variant.layout?.text !== 'still'))
    test(`under ${id} the score of two text tokens depends on their distance alone`, () => {
      const spec = resolve(setup(id), TEXT)
      const query = Array.from({ length: 128 }, (_, i) => Math.cos(3 * i))
      const key = Array.from({ length: 128 }, (_, i) => Math.sin(5 * i))
      const at = (m: number, n: number) => score(rotateAt(spec, m, query), rotateAt(spec, n, key))
      for (const distance of [0, 1, 7, 20])
        for (const start of [1, 5, 19]) expect(at(start + distance, start)).toBeCloseTo(at(distance, 0), 10)
      const turns = spec.groups[0].invFreq.some(row => row.some(Boolean))
      if (turns) expect(at(7, 0)).not.toBeCloseTo(at(3, 0), 3)
    })

  test('neox and gptj score alike when the vectors are permuted alike', () => {
    const spec = resolve(setup('rope', {}, { ...SMALL, headDim: 24, rotaryDim: 16 }), TEXT)
    const gptj = (seed: number) => Array.from({ length: 24 }, (_, i) => Math.sin(seed + i * i))
    const [q, k] = [gptj(1), gptj(2)]
    const interleaved = score(rotateAt(spec, 30, q, 'gptj'), rotateAt(spec, 4, k, 'gptj'))
    expect(score(rotateAt(spec, 30, toNeox(q, 8)), rotateAt(spec, 4, toNeox(k, 8)))).toBeCloseTo(interleaved, 12)
    expect(score(rotateAt(spec, 30, q), rotateAt(spec, 4, k))).not.toBeCloseTo(interleaved, 3)
  })

  test('channels beyond rotaryDim pass unchanged, also under an attention factor', () => {
    const spec = resolve(setup('yarn', { factor: 8 }, { ...SMALL, rotaryDim: 32 }), TEXT)
    const vector = Array.from({ length: 128 }, (_, i) => i + 1)
    expect(Array.from(rotateAt(spec, 9, vector)).slice(32)).toEqual(vector.slice(32))
  })

  test('a quarter turn of a query scores the sine of the distance with an unturned key', () => {
    const spec = resolve(setup('rope', {}, { ...SMALL, headDim: 2, rotaryDim: 2 }), TEXT)
    expect(score(rotateAt(spec, 9, [1, 0]), rotateAt(spec, 4, [0, 1]))).toBeCloseTo(Math.sin(5), 14)
  })

  for (const id of ['mrope', 'mropeInterleaved', 'mropeAbsTime', 'videorope'])
    test(`${id} text equals rope on text`, () => {
      const [axes, plain] = [resolve(setup(id), TEXT), resolve(setup('rope'), TEXT)]
      const query = Array.from({ length: 128 }, (_, i) => Math.sin(i * i))
      for (const token of [0, 1, 39]) {
        const turned = rotateAt(axes, token, query)
        rotateAt(plain, token, query).forEach((value, i) => expect(turned[i]).toBeCloseTo(value, 12))
      }
    })
})
