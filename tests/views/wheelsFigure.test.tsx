import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { actionsOf } from '../../src/state/hooks'
import { createStore } from '../../src/state/store'
import { WheelsFigure } from '../../src/views/wheels/WheelsFigure'
import { WheelsPrimary } from '../../src/views/wheels/WheelsPrimary'
import { WheelsStrip } from '../../src/views/wheels/WheelsStrip'
import { SCENES, spoken } from './allocationScenes'
import { NO_FRAME, STORY } from './decayInput'

const act = actionsOf(createStore({ scene: STORY.scene }))
const strip = (input = STORY) =>
  spoken(renderToStaticMarkup(<WheelsStrip input={input} act={act} width={input.phone ? 358 : 1128} height={48} />))
const figure = (input = STORY) => spoken(renderToStaticMarkup(<WheelsFigure input={input} width={1128} height={400} />))

describe('the wheels drawing', () => {
  for (const [name, input] of Object.entries(SCENES))
    test(`${name}: every number is finite and nothing is fetched from outside`, () => {
      const primary = renderToStaticMarkup(
        <WheelsPrimary input={input} frame={NO_FRAME} act={act} width={input.phone ? 358 : 1128} height={350} />,
      )
      for (const markup of [figure(input), strip(input), primary])
        expect(markup).not.toMatch(/NaN|Infinity|undefined|href|<image|@import|url\(/)
    })

  test('the readout beside the strip says wavelength, frequency and angle of the chosen pair', () => {
    const markup = strip()
    for (const words of ['Pair 50', '306.0 k pos', '20.54 µrad/pos', '69.88 mrad']) expect(markup).toContain(words)
  })

  test('the large wheel says its wavelength in positions, frames and time, and its turns', () => {
    const markup = figure()
    for (const words of ['306.0 k positions', '153.0 k frames', '42.50 h', '0.01112 of a turn', '0.1071 of a turn'])
      expect(markup).toContain(words)
  })

  test('the narrow page has eight wheels of the axis in focus for each side', () => {
    const [, a = '', b = ''] = strip(SCENES.phone).split('data-reads="t"')
    const wheels = (markup: string, layer: string) =>
      (markup.match(new RegExp(`data-layer="${layer}" d="([^"]*)"`))?.[1] ?? '').split('M').length - 1
    expect(wheels(a, 'query')).toBe(8)
    expect(wheels(b, 'query')).toBe(8)
    expect(strip(SCENES.phone)).toContain('Wheels of time')
  })
})
