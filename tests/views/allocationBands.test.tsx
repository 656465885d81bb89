import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { actionsOf } from '../../src/state/hooks'
import { createStore } from '../../src/state/store'
import { AllocationFigure } from '../../src/views/allocation/AllocationFigure'
import { AllocationPrimary } from '../../src/views/allocation/AllocationPrimary'
import { allocationCaption } from '../../src/views/allocation/allocationCaption'
import { allocationTable } from '../../src/views/allocation/allocationTable'
import { numbersOf, scalingOf } from '../../src/views/allocation/bandRanges'
import { bracketForms } from '../../src/views/allocation/bracketLabel'
import { bracketsOf } from '../../src/views/allocation/brackets'
import { headOf, mappedSides, mapsHeight, pairUnder, pairUnderMaps } from '../../src/views/allocation/ChannelMap'
import { channelWords, pairChannelWords } from '../../src/views/allocation/ChannelsDetail'
import { readPairs } from '../../src/views/allocation/pairs'
import { readWavelength } from '../../src/views/allocation/readWavelength'
import { spoken } from './allocationScenes'
import { inputOf, NO_FRAME, sideOf } from './decayInput'

const llama = (params = {}) =>
  sideOf('A', 'rope', { ropeTheta: 500_000, trainedLength: 131_072 }, { frequencies: { variant: 'llama3', params } })
const scaled = (variant: string, params = {}) => sideOf('A', 'rope', {}, { frequencies: { variant, params } })
const act = actionsOf(createStore({ scene: inputOf(llama(), null).scene }))

describe('regions of a schedule on the allocation', () => {
  test('the caption says which pairs of Llama 3.1 are kept, blended and divided', () => {
    expect(spoken(allocationCaption(inputOf(llama(), null)).a)).toBe(
      'RoFormer keeps pairs 0 to 28, blends 29 to 34 and divides ω of 35 to 63 by 8; 39 make a full turn within the trained 131 072.',
    )
  })

  test('the caption claims no change from a factor of 1', () => {
    expect(spoken(allocationCaption(inputOf(scaled('yarn', { factor: 1 }), null)).a)).toMatch(
      /^RoFormer changes no pair, for its factor is 1; \d+ make a full turn/,
    )
  })

  test('a pair that is moved by hand leaves its region and is said', () => {
    const { a } = allocationCaption(inputOf(llama({ moved: '50:2048' }), null))
    expect(spoken(a)).toContain('divides ω of 35 to 49, 51 to 63 by 8')
    expect(spoken(a)).toMatch(/Pair 50 is moved by hand from λ 1\.424 M to 2\.048 k\.$/)
    expect(spoken(allocationCaption(inputOf(llama({ moved: '50:2048,3:9' }), null)).a)).toMatch(
      /Pairs 3, 50 are moved by hand\.$/,
    )
  })

  test('brackets part the regions where all pairs read one axis', () => {
    const said = bracketsOf(readPairs(llama().spec)).map(bracket =>
      spoken((bracketForms(bracket)[0] ?? []).map(piece => piece.text).join('')),
    )
    expect(said).toEqual([
      'kept, pairs 0 to 28, λ 6.283 to 1.956 k',
      'blended, pairs 29 to 34, λ 2.900 k to 35.20 k',
      'interpolated, pairs 35 to 63, λ 65.75 k to 20.47 M',
    ])
    expect(bracketsOf(readPairs(scaled('linearScaling').spec))).toHaveLength(1)
  })

  test('the table of regions has their limits in turns, wavelengths before and after, and divisors', () => {
    const ranges = scalingOf(llama())?.ranges.map(range => Object.values(range).map(spoken))
    expect(ranges).toEqual([
      ['kept', '0 to 28', '4 or more', 'highFreqFactor', '6.283 to 1.956 k', '6.283 to 1.956 k', '1'],
      ['blended', '29 to 34', '1 to 4', '', '2.402 k to 6.695 k', '2.900 k to 35.20 k', '1.207 to 5.257'],
      ['interpolated', '35 to 63', 'up to 1', 'lowFreqFactor', '8.219 k to 2.559 M', '65.75 k to 20.47 M', '8'],
    ])
  })

  test('every schedule of one ladder shows what it divides by, and the plain ladder nothing', () => {
    expect(scalingOf(scaled('rope'))).toBeNull()
    expect(scalingOf(scaled('linearScaling', { factor: 4 }))?.ranges[0]?.divisor).toBe('4')
    expect(scalingOf(scaled('ntk', { factor: 8 }))?.ranges[0]?.divisor).toBe('1 to 8')
    expect(scalingOf(scaled('rope', { moved: '3:50' }))?.ranges[0]?.numbers).toBe('0 to 2, 4 to 63')
  })

  test('data tables gain wavelengths before scaling, divisors and regions, for scaled sides alone', () => {
    const { columns, rows } = allocationTable(inputOf(llama(), sideOf('B', 'rope')))
    expect(columns.filter(name => name.startsWith('A ')).slice(-4)).toEqual([
      'A λ before scaling (positions)',
      'A ω divided by',
      'A region',
      'A moved by hand',
    ])
    expect(columns.some(name => name.startsWith('B λ before'))).toBe(false)
    expect(rows[40]?.[columns.indexOf('A region')]).toBe('interpolated')
    expect(rows[40]?.[columns.indexOf('A ω divided by')]).toBeCloseTo(8, 12)
  })

  for (const detail of ['axes', 'bands', 'channels'] as const)
    test(`with the detail ${detail} drawing and figure hold finite numbers, also on the narrow page and with a moved pair`, () => {
      for (const phone of [false, true])
        for (const side of [llama(), llama({ moved: '50:2048,63:0.5' }), sideOf('A', 'deepseekMla'), scaled('proportional')]) {
          const input = inputOf(side, phone ? null : { ...scaled('yarn'), letter: 'B' }, { view: { detail }, phone })
          const size = { width: phone ? 358 : 1104, height: 350 }
          const drawn = [
            <AllocationPrimary key="p" input={input} frame={NO_FRAME} act={act} {...size} />,
            <AllocationFigure key="f" input={input} {...size} />,
          ]
          for (const one of drawn) expect(renderToStaticMarkup(one)).not.toMatch(/NaN|Infinity|undefined/)
        }
    })
})

describe('channels of the head', () => {
  test('are named in both orders, with those that do not turn', () => {
    expect(pairChannelWords(50, headOf(llama()))).toBe('Pair 50 is channels 50 and 114 half-split, 100 and 101 interleaved.')
    const mla = sideOf('A', 'deepseekMla', { headDim: 192, rotaryDim: 64 })
    expect(pairChannelWords(31, headOf(mla))).toBe(
      'Pair 31 is channels 159 and 191 half-split, 190 and 191 interleaved; 0 to 127 still.',
    )
    const partial = sideOf('A', 'rope', { headDim: 80, rotaryDim: 32 })
    expect(pairChannelWords(0, headOf(partial))).toContain('; from 32 on still.')
  })

  test('of another head in B are drawn under those of A, and said beside them', () => {
    const half = sideOf('B', 'rope', { headDim: 128, rotaryDim: 64 })
    const sides = mappedSides(llama(), half)
    expect(sides.map(({ letter }) => letter)).toEqual(['A', 'B'])
    expect(mappedSides(llama(), { ...llama(), letter: 'B' })).toHaveLength(1)
    expect(channelWords(20, sides)).toBe(
      'In A pair 20 is channels 20 and 84 half-split, 40 and 41 interleaved. In B it is channels 20 and 52 half-split, 40 and 41 interleaved; from 64 on still.',
    )
    expect(channelWords(50, sides)).toMatch(/B has no pair 50: its 32 pairs are channels 0 to 63\.$/)
    expect(channelWords(50, [llama()])).toMatch(/^Pair 50/)
  })

  test('a point on the map of B means the pair of B under it', () => {
    const sides = mappedSides(llama(), sideOf('B', 'rope', { headDim: 128, rotaryDim: 64 }))
    const below = mapsHeight(2) - mapsHeight(1)
    expect([pairUnderMaps(sides, 50.5, 5, 128), pairUnderMaps(sides, 50.5, below + 5, 128)]).toEqual([50, 18])
    expect(pairUnderMaps(sides, 70.5, below + 5, 128)).toBeNull()
  })

  test('a point means the pair of the channel under it, in the order of its row', () => {
    const head = headOf(llama())
    expect([pairUnder(head, 50.5, 5, 128), pairUnder(head, 114.5, 5, 128), pairUnder(head, 101.5, 50, 128)]).toEqual([50, 50, 50])
    const partial = headOf(sideOf('A', 'rope', { headDim: 80, rotaryDim: 32 }))
    expect(pairUnder(partial, 40.5, 5, 80)).toBeNull()
  })
})

test('numbers of pairs are said in runs', () => {
  expect(numbersOf([0, 1, 2, 5, 7, 8])).toBe('0 to 2, 5, 7 to 8')
})

test('typed wavelengths are read as people write them, and nonsense is none', () => {
  expect(['2048', '65 536', '1,5', '1.5 M', '2e6', '131,072'].map(readWavelength)).toEqual([
    2048,
    65_536,
    null,
    1.5e6,
    2e6,
    131_072,
  ])
  for (const wrong of ['', '-5', 'abc', 'NaN', '1..2', '∞']) expect(readWavelength(wrong)).toBeNull()
})
