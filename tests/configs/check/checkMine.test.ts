import { describe, expect, it } from 'vitest'
import { answerWords } from '../../../src/configs/check/answerWords'
import { checkMine } from '../../../src/configs/check/checkMine'
import type { What } from '../../../src/configs/check/forms'
import { readPasted } from '../../../src/configs/check/readPasted'
import { PRESETS } from '../../../src/configs/presets'
import { roundTo } from '../../../src/core/precision'
import { resolve } from '../../../src/core/resolve'
import type { Setup } from '../../../src/core/scene'
import { namedSetup } from '../../../src/core/setups'

const preset = (id: string) => PRESETS.find(found => found.id === id)?.setup as Setup
const llama = preset('llama-3.1-8b')
const ladderOf = (setup: Setup) => resolve(setup, [{ kind: 'text', tokens: 2 }]).groups[0]
const ask = (setup: Setup, text: string, what: What = 'inv_freq', position = 0) => {
  const pasted = readPasted(text)
  if ('problem' in pasted) throw new Error(pasted.problem)
  const { ladder, attentionFactor } = ladderOf(setup)
  const answer = checkMine({ setup, ladder, attentionFactor, pasted, what, position })
  return { answer, ...answerWords(answer, 'Llama 3.1 8B', [...pasted.head, ...pasted.tail]) }
}
const geometric = (base: number, d: number, exponent = (i: number) => (2 * i) / d) =>
  Float64Array.from({ length: d / 2 }, (_, i) => base ** -exponent(i))
const printed = (values: ArrayLike<number>, digits = 17) =>
  Array.from(values, value => Number(value.toPrecision(digits))).join(', ')

describe('numbers as programs print them', () => {
  it.each([
    ['tensor([1.0000e+00, 8.1462e-01, 6.6360e-01], device="cuda:0", dtype=torch.float32)', [1, 0.81462, 0.6636]],
    ['[1.0 0.5\n 0.25]', [1, 0.5, 0.25]],
    ['inv_freq[3] = 0.125', [0.125]],
    ['Array([1.e+00, 5.e-01], dtype=float32)', [1, 0.5]],
    ['−0.5; 1e-3', [-0.5, 0.001]],
    ['array([1, .5])', [1, 0.5]],
    ['array([1., 0.5], shape=(64,), dtype=float32)', [1, 0.5]],
    ['0: 1.0\n1: 0.5', [1, 0.5]],
    ['tensor([[1.0, 0.5,\n  0.25]])', [1, 0.5, 0.25]],
  ])('%s', (text, values) => {
    const pasted = readPasted(text)
    expect('head' in pasted && pasted.head.map(({ value }) => value)).toEqual(values)
  })

  it('an ellipsis leaves the middle out', () => {
    const pasted = readPasted('tensor([1.0000, 0.8146, ..., 3.0e-07])')
    expect(pasted).toMatchObject({ head: [{ value: 1 }, { value: 0.8146 }], tail: [{ value: 3e-7 }] })
  })

  it.each([
    ['', /Paste a few numbers/],
    ['tensor([nan, 1.0])', /nan or inf/],
    ['no numbers here', /no number/],
    ['tensor([[1.0, 1.0],\n        [0.5403, 1.0]])', /2 rows.*a single position/],
  ])('%s is refused in words', (text, words) => {
    const pasted = readPasted(text)
    expect('problem' in pasted && pasted.problem).toMatch(words)
  })
})

describe('a table of frequencies', () => {
  const { ladder } = ladderOf(llama)
  it.each([
    ['float64', printed(ladder), 'float64'],
    ['float32', printed(roundTo('fp32', ladder)), 'float32'],
    ['bfloat16', printed(roundTo('bf16', ladder)), 'bfloat16'],
  ])('of the setup in %s is known as its own', (_, text, dtype) => {
    const { answer, verdict } = ask(llama, text)
    expect([answer.best.apart, answer.best.dtype]).toEqual([0, dtype])
    expect(verdict).toMatch(/^These are the numbers of Llama 3.1 8B/)
  })

  it('is known with four printed digits and an ellipsis', () => {
    const text = `tensor([${printed(ladder.slice(0, 3), 5)}, ..., ${printed(ladder.slice(-3), 5)}])`
    expect(ask(llama, text).answer.best.apart).toBe(0)
  })

  it('printed to eight digits is not called exact to float64', () => {
    expect(ask(llama, printed(ladder, 8)).verdict).toContain('to the digits given')
    expect(ask(llama, printed(ladder)).verdict).toContain('exact to float64')
  })

  it('of few digits is known to the digits given', () => {
    expect(ask(llama, '1, 0.81, 0.66, 0.54').verdict).toMatch(
      /Llama 3.1 8B, to the digits given. Largest difference over 4 numbers: 0.00462/,
    )
  })

  it.each<[string, Float64Array, RegExp]>([
    ['without scaling', geometric(5e5, 128), /plain ladder of base 500.000, without Llama 3/],
    ['of the default base', geometric(1e4, 128), /ladder of base 10.000/],
    ['with exponent i / d', geometric(5e5, 128, i => i / 128), /exponent i \/ d in place of 2 i \/ d/],
    ['counted from 1', geometric(5e5, 128, i => (2 * (i + 1)) / 128), /pairs counted from 1/],
    ['spread with both ends', geometric(5e5, 128, i => i / 63), /both ends included/],
    ['divided by 8', geometric(5e5, 128).map(omega => omega / 8), /linear scaling by 8/],
    ['as wavelengths', ladderOf(llama).ladder.map(omega => (2 * Math.PI) / omega), /wavelengths/],
    ['slow pairs first', ladderOf(llama).ladder.toReversed(), /slow pairs come first/],
    ['of a base of its own', geometric(123_456, 128), /ladder of base 123.456 \(fitted\)/],
  ])('%s is named', (_, numbers, words) => {
    const { answer, verdict } = ask(llama, printed(roundTo('fp32', numbers)))
    expect(answer.matches).toBe(true)
    expect(verdict).toMatch(words)
  })

  it('over the whole head in place of the rotated part is named', () => {
    const glm = preset('glm-4.1v-9b')
    const wrong = Float64Array.from({ length: 32 }, (_, i) => 1e4 ** ((-2 * i) / 128))
    expect(ask(glm, printed(wrong)).verdict).toMatch(/over the whole head, 128, in place of its 64/)
  })

  it('that follows no convention gets the nearest one and the gap', () => {
    const noise = Array.from(geometric(5e5, 128), (omega, i) => omega * (1 + 0.2 * Math.sin(7 * i)))
    const { answer, verdict } = ask(llama, printed(noise))
    expect(answer.matches).toBe(false)
    expect(verdict).toMatch(/^No convention gives these numbers. Nearest comes .+ largest gap of [\d.e−]+ at number \d+: yours/)
  })

  it('of 200 numbers for 64 pairs is too long', () => {
    expect(ask(llama, printed(new Float64Array(200).fill(0.5))).verdict).toMatch(/more numbers than/)
  })
})

describe('cos and sin at a position', () => {
  const { ladder } = ladderOf(llama)
  const cos = (position: number, table = ladder) => table.map(omega => Math.cos(position * omega))
  it('are known in halves, as neighbours, and once', () => {
    const row = cos(1000)
    const ways: [string, Float64Array][] = [
      ['once', row],
      ['halves', Float64Array.of(...row, ...row)],
      ['neighbours', Float64Array.from(Array.from(row).flatMap(x => [x, x]))],
    ]
    for (const [pairing, numbers] of ways) {
      const { best } = ask(llama, printed(roundTo('fp32', numbers)), 'cos or sin', 1000).answer
      expect([best.apart, best.pairing]).toEqual([0, pairing])
    }
  })

  it.each<[string, Float64Array, RegExp]>([
    ['counted from 1', cos(1001), /positions count from 1/],
    ['from one position too few', cos(999), /one too small/],
    ['of bfloat16 positions', cos(1000), /These are the numbers of/],
    ['of frequencies in bfloat16', cos(1000, roundTo('bf16', ladder)), /inv_freq was rounded to bfloat16/],
    ['of another base', cos(1000, geometric(1e4, 128)), /base 10.000/],
  ])('%s are named', (_, numbers, words) => {
    expect(ask(llama, printed(roundTo('fp32', numbers)), 'cos or sin', 1000).verdict).toMatch(words)
  })

  it('of a position that bfloat16 cannot hold are named', () => {
    const [rounded = 0] = roundTo('bf16', [1001])
    expect(rounded).not.toBe(1001)
    expect(ask(llama, printed(cos(rounded)), 'cos or sin', 1001).verdict).toMatch(
      /position was rounded to bfloat16, 1000|one too small/,
    )
  })

  it('that are larger than 1 are no cosines, and this is said', () => {
    expect(ask(llama, '1, 2, 3', 'cos or sin', 1000).details[0]).toMatch(/^2 of them are larger than 1, which no cosine/)
  })

  it('sines are known, and a missing attention factor is named', () => {
    const sines = ladder.map(omega => Math.sin(1000 * omega))
    const { answer, details } = ask(llama, printed(sines), 'cos or sin', 1000)
    expect(answer.matches).toBe(true)
    expect(details.join()).toMatch(/These are sines/)
    const yarn = namedSetup('yarn')
    const plain = ladderOf(yarn).ladder.map(omega => Math.cos(77 * omega))
    expect(ask(yarn, printed(plain), 'cos or sin', 77).verdict).toMatch(/attention factor is missing/)
  })
})

it('every preset knows its own table among all conventions, in float32', () => {
  for (const { setup, name } of PRESETS) {
    const { ladder } = ladderOf(setup)
    if (ladder.every(omega => omega === 0)) continue
    const { answer } = ask(setup, printed(roundTo('fp32', ladder)))
    expect(answer.best.apart, name).toBe(0)
  }
})
