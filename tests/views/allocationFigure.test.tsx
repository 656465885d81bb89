import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { actionsOf } from '../../src/state/hooks'
import { createStore } from '../../src/state/store'
import { AllocationFigure } from '../../src/views/allocation/AllocationFigure'
import { AllocationPrimary } from '../../src/views/allocation/AllocationPrimary'
import { AllocationStrip, STRIP_HEIGHT } from '../../src/views/allocation/AllocationStrip'
import { DARK } from '../../src/views/paint/palette'
import { SCENES, spoken } from './allocationScenes'
import { inputOf, NO_FRAME, STORY, sideOf } from './decayInput'

const act = actionsOf(createStore({ scene: STORY.scene }))
const figure = (input = STORY) => spoken(renderToStaticMarkup(<AllocationFigure input={input} width={1128} height={400} />))

describe('the allocation drawing', () => {
  for (const [name, input] of Object.entries(SCENES))
    test(`${name}: every number is finite and nothing is fetched from outside`, () => {
      const props = { input, frame: NO_FRAME, act, width: input.phone ? 358 : 1128 }
      const drawings = [
        <AllocationFigure key="figure" input={input} width={1128} height={400} />,
        <AllocationStrip key="strip" {...props} height={STRIP_HEIGHT} />,
        <AllocationPrimary key="primary" {...props} height={350} />,
      ]
      for (const markup of drawings.map(drawing => renderToStaticMarkup(drawing))) {
        expect(markup).not.toMatch(/NaN|Infinity|undefined|href|<image|@import|url\(/)
        expect(markup).toContain('<path')
      }
    })

  test('axes out of focus stand at 38 %, in the dark at 50 %, and at full without a focus', () => {
    expect(figure()).toContain('opacity="0.38"')
    expect(figure({ ...STORY, palette: DARK })).toContain('opacity="0.5"')
    expect(figure(SCENES['no axis in focus'])).not.toMatch(/ opacity="0\.(38|5)"/)
  })

  test('pairs beyond the ruler are counted, not lost in silence', () => {
    expect(figure(SCENES['ladder beyond the ruler'])).toMatch(/\d+ beyond →/)
    expect(figure()).not.toContain('beyond →')
  })

  test('the trained length parts the pairs that turn at least once from the others', () => {
    expect(figure()).toContain('← 40 of 64 turn at least once')
    expect(figure()).toContain('never within the trained 32 768 →')
    const all = inputOf(sideOf('A', 'rope', { ropeTheta: 1e4, trainedLength: 131_072 }), null)
    expect(figure(all)).toContain('← 64 of 64 turn at least once')
    expect(figure(all)).not.toContain('never within')
  })

  test('the chosen pair can be read without seeing', () => {
    const markup = spoken(renderToStaticMarkup(<AllocationStrip input={STORY} act={act} width={1128} height={104} />))
    expect(markup).toContain('aria-valuenow="50"')
    expect(markup).toContain('aria-valuetext="Pair 50, time, wavelength 306.0 k positions, 20.54 µrad per position"')
  })
})
