import { describe, expect, test } from 'vitest'
import { emulatedRotation, emulatedTable, float32Ladder, precisionPath, roundTo } from '../../src/core/precision'
import { attentionChange, distinctTurns, logitChange, relativeBreak, shiftPrompt } from '../../src/core/relativeBreak'
import { rotate } from '../../src/core/rotate'
import { geometricLadder } from '../../src/core/variants/rope'

const random = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return 2 * (seed / 2_147_483_648) - 1
}
const next = random(7)
const rows = (count: number, scale = 1) => Array.from({ length: count }, () => Array.from({ length: 16 }, () => scale * next()))
const content = { q: rows(6), k: rows(6) }
const invFreq = float32Ladder(10_000, 16)
const shifts = [0, 16, 500, 2000]

describe('precision', () => {
  test('without rounding, the emulation is the rotation, and no shift changes attention', () => {
    const exact = precisionPath('exact', 'bf16')
    const ladder = geometricLadder(10_000, 16)
    const vector = content.q[0] as number[]
    emulatedRotation(vector, emulatedTable(9, ladder, exact), exact).forEach((value, c) =>
      expect(value).toBeCloseTo(
        rotate(
          vector,
          ladder.map(omega => 9 * omega),
          'neox',
        )[c] as number,
        14,
      ),
    )
    for (const { change } of relativeBreak(content, shifts, ladder, exact)) expect(change).toBeLessThan(1e-11)
  })

  test('bfloat16 breaks the relative property far more than float32, wherever it rounds', () => {
    const breakOf = (name: 'castTable' | 'castResult', format: 'fp32' | 'bf16' | 'fp16') =>
      relativeBreak(content, shifts, invFreq, precisionPath(name, format)).reduce((sum, { change }) => sum + change, 0)
    const single = breakOf('castTable', 'fp32')
    for (const name of ['castTable', 'castResult'] as const) {
      expect(breakOf(name, 'bf16')).toBeGreaterThan(50 * single)
      expect(breakOf(name, 'fp16')).toBeLessThan(breakOf(name, 'bf16'))
    }
  })

  test('casting position ids joins positions above 256: token 257 stands where 256 stands', () => {
    expect(Array.from(roundTo('bf16', [256, 257, 258]))).toEqual([256, 256, 258])
    const path = precisionPath('castPositions', 'bf16')
    expect(emulatedTable(257, invFreq, path)).toEqual(emulatedTable(256, invFreq, path))
  })

  test('fewer distinct turns are left the coarser the format, and casting positions leaves fewest', () => {
    const turns = (name: 'castTable' | 'castPositions', format: 'fp32' | 'bf16' | 'fp16') =>
      distinctTurns(0.01, 2048, precisionPath(name, format))
    expect(turns('castTable', 'fp32')).toBe(2048)
    expect(turns('castTable', 'fp16')).toBeGreaterThan(turns('castTable', 'bf16'))
    expect(turns('castPositions', 'bf16')).toBeLessThan(turns('castTable', 'bf16'))
  })

  test('a first key of large norm takes the largest part of the change', () => {
    const loud = { q: content.q, k: content.k.map((row, token) => (token === 0 ? row.map(x => 8 * x) : row)) }
    const path = precisionPath('castTable', 'bf16')
    const [plain, sunk] = [content, loud].map(given => shiftPrompt(given, 0, invFreq, path).logits) as [
      Float64Array[],
      Float64Array[],
    ]
    const [plainLater, sunkLater] = [content, loud].map(
      given => shiftPrompt(given, 16, invFreq, path).logits,
    ) as typeof content.q & [Float64Array[], Float64Array[]]
    expect(logitChange(sunk, sunkLater)).toBeGreaterThan(3 * logitChange(plain, plainLater))
  })

  test('the change is 0 for equal logits and is shared out by key', () => {
    const { logits } = shiftPrompt(content, 0, invFreq, precisionPath('castTable', 'bf16'))
    expect(Array.from(attentionChange(logits, logits))).toEqual(Array(6).fill(0))
  })

  test("Gemma's division differs from multiplying by the inverse by single bits only", () => {
    const [divided, multiplied] = (['gemma', 'castTable'] as const).map(name =>
      emulatedTable(777, invFreq, precisionPath(name, 'fp32')),
    )
    divided?.cos.forEach((value, i) => expect(Math.abs(value - (multiplied?.cos[i] as number))).toBeLessThan(1e-4))
  })
})
