import { spawnSync } from 'node:child_process'
import { describe, expect, it, test } from 'vitest'
import type { Tensor } from '../../../src/configs/tensors/tensor'
import { DUMP_SCRIPT } from '../../../src/configs/vectors/dumpScript'
import {
  guessQueryKey,
  guessReading,
  pairingProblem,
  pickOf,
  readingWith,
  sharedIndex,
} from '../../../src/configs/vectors/shapes'
import { memorySource } from './diskSource'

const tensor = (name: string, shape: readonly number[]): Tensor => ({
  name,
  shape,
  dtype: 'F16',
  fortran: false,
  littleEndian: true,
  start: 0,
  source: memorySource(new Uint8Array()),
})

describe('shapes of query and key tensors', () => {
  it.each([
    [
      ['k', 'q'],
      [1, 0],
    ],
    [
      ['layers.0.key', 'layers.0.query'],
      [1, 0],
    ],
    [
      ['self_attn.q_proj', 'self_attn.k_proj', 'self_attn.v_proj'],
      [0, 1],
    ],
    [
      ['a', 'b', 'c'],
      [0, 1],
    ],
    [['only'], [0, 0]],
  ])('among %s queries and keys are found', (names, [q, k]) => {
    expect(guessQueryKey(names.map(name => tensor(name, [2, 2])))).toEqual({ q, k })
  })

  it.each([
    [[32, 32, 512, 128], 2, ['layer', 'head']],
    [[1, 32, 512, 128], 2, ['head']],
    [[512, 32, 128], 0, ['head']],
    [[512, 128], 0, []],
    [[32, 512, 8, 128], 1, ['layer', 'head']],
  ])('of shape %s tokens are dimension %d', (shape, tokens, names) => {
    const reading = guessReading(tensor('q', shape))
    expect([reading.tokens, reading.channels]).toEqual([tokens, shape.length - 1])
    expect(reading.others.map(({ name }) => name)).toEqual(names)
  })

  it('a head is picked by layer and head alone', () => {
    const shape = [32, 1, 8, 512, 128]
    expect(pickOf(shape, readingWith(shape, 3, 4), [7, 5]).index).toEqual([7, 0, 5, 0, 0])
  })

  it('heads that share keys follow each other', () => {
    expect([0, 3, 4, 31].map(head => sharedIndex(head, 32, 8))).toEqual([0, 0, 1, 7])
  })

  it.each([
    [[512, 128], [512, 64], /128 channels and a key 64/],
    [[512, 127], [512, 127], /do not form pairs/],
    [[512, 4096], [512, 4096], /all heads together/],
    [[1, 128], [1, 128], /no second token/],
    [[128], [512, 128], /list of numbers/],
  ])('queries of %s and keys of %s are refused in words', (q, k, words) => {
    const [a, b] = [tensor('q', q), tensor('k', k)]
    expect(pairingProblem(a, guessReading(a), b, guessReading(b))).toMatch(words)
  })
})

const python = spawnSync('python3', ['--version'])
test.skipIf(python.status !== 0)('the script that dumps queries and keys has 20 lines of Python', () => {
  const lines = DUMP_SCRIPT.split('\n').filter(line => line.trim())
  expect(lines.length).toBeLessThanOrEqual(20)
  expect(spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: DUMP_SCRIPT }).status).toBe(0)
})
