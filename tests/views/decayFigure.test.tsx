import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { tallMarks } from '../../src/views/decay/decayLabels'
import { decayLayers } from '../../src/views/decay/decayLayers'
import { DecayFigure } from '../../src/views/decay/decayView'
import { AT_REST, decayPicture } from '../../src/views/decay/picture'
import { layerPath } from '../../src/views/paint/layer'
import type { ViewInput } from '../../src/views/view'
import { inputOf, NO_FRAME, plain, STORY, sideOf } from './decayInput'

const scenes: Record<string, ViewInput> = {
  story: STORY,
  phone: inputOf(STORY.a, STORY.b, { phone: true }),
  lens: inputOf(STORY.a, STORY.b, { view: { ruler: { scale: 'linear', from: 0, to: 64 } } }),
  'far zoom': inputOf(STORY.a, STORY.b, { view: { ruler: { scale: 'log', from: 1e6, to: 1.2e6 } } }),
  difference: inputOf(STORY.a, STORY.b, { view: { difference: true } }),
  'one pair': inputOf(sideOf('A', 'rope', { headDim: 2, rotaryDim: 2 }), null),
  'equal content': inputOf(STORY.a, STORY.b, { content: { kind: 'equal' } }),
  'independent content': inputOf(STORY.a, null, { content: { kind: 'independent' } }),
  'another index': inputOf(sideOf('A', 'rope'), STORY.b),
}
const figure = (input: ViewInput) =>
  renderToStaticMarkup(<DecayFigure input={input} frame={NO_FRAME} width={1160} height={440} />)

describe('the decay figure', () => {
  for (const [name, input] of Object.entries(scenes))
    test(`${name}: every number is finite and nothing is fetched from outside`, () => {
      const markup = figure(input)
      expect(markup).not.toMatch(/NaN|Infinity|undefined/)
      expect(markup).not.toMatch(/href|<image|@import|url\((?!#)/)
    })

  test('the figure holds every layer of the canvas', () => {
    const picture = decayPicture(STORY, NO_FRAME.shown, { width: 1128, height: 350 }, AT_REST)
    const markup = figure(STORY)
    const drawn = decayLayers(picture).filter(layer => layerPath(layer))
    expect(markup.match(/<path/g)?.length).toBeGreaterThanOrEqual(drawn.length)
    expect(plain(markup)).toContain('A first &lt; 0 at 486 910')
  })

  test('B is drawn before A, and grid before both', () => {
    const ids = decayLayers(decayPicture(STORY, NO_FRAME.shown, { width: 1128, height: 350 }, AT_REST)).map(layer => layer.id)
    expect(ids.indexOf('t zero')).toBeLessThan(ids.indexOf('t B line'))
    expect(ids.indexOf('t B line')).toBeLessThan(ids.indexOf('t A line'))
  })

  test('the story has every label wherever the hairline stands', () => {
    const picture = decayPicture(STORY, NO_FRAME.shown, { width: 1128, height: 350 }, AT_REST)
    for (const delta of [0, 1, 16, 50, 3403, 32_768, 486_910, 1e7]) {
      const { labels } = tallMarks(picture, [delta])
      expect(labels.map(label => label.id).sort()).toEqual(['A curve', 'A zero', 'B curve', 'B echo', 'B zero', 'trained '])
    }
  })
})
