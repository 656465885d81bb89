import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ROUNDINGS } from '../../src/state/rounding'
import { startCurves, workOn } from '../../src/views/precision/curves'
import { modelsOf } from '../../src/views/precision/model'
import { PrecisionPicture } from '../../src/views/precision/PrecisionPicture'
import { precisionPlace } from '../../src/views/precision/place'
import { inputOf, sideOf } from './decayInput'

test('the picture draws both sides with literal colours and holds no bad number', () => {
  const small = { headDim: 16, rotaryDim: 16 }
  const input = inputOf(sideOf('A', 'rope', small), sideOf('B', 'rope', { ...small, ropeTheta: 1e4 }), { phone: true })
  const curves = modelsOf(input).map(model => startCurves(model, input.ruler, 3))
  workOn(curves)
  const svg = renderToStaticMarkup(
    <svg>
      <PrecisionPicture input={input} curves={curves} place={precisionPlace(input, 400)} cursor />
    </svg>,
  )
  expect(svg).toContain('stroke-dasharray')
  expect(svg).not.toMatch(/NaN|Infinity|undefined|class=|var\(/)
})

test('the value at the cursor stands inside its strip before any curve is worked out', () => {
  const small = { headDim: 16, rotaryDim: 16 }
  const input = inputOf(sideOf('A', 'rope', small), null, { view: { rounding: ROUNDINGS.bf16ids } })
  const place = precisionPlace(input, 400)
  const curves = modelsOf(input).map(model => startCurves(model, input.ruler, 3))
  const svg = renderToStaticMarkup(
    <svg>
      <PrecisionPicture input={input} curves={curves} place={place} cursor />
    </svg>,
  )
  const heights = [...svg.matchAll(/cy="([^"]+)" r="4\.5"/g)].map(([, y]) => Number(y))
  expect(heights.length).toBeGreaterThan(2)
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(place.error.top)
  expect(Math.max(...heights)).toBeLessThanOrEqual(place.height)
})
