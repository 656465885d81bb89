import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ProfilePlot } from '../../src/views/field/ProfilePlot'
import { LIGHT } from '../../src/views/paint/palette'

const HEIGHT = 50

/** The letter of B over or under its curve, in a plot whose curves are farthest apart at `widest`, B at the foot. */
function letterAt(widest: number) {
  const values = (low: boolean) => Array.from({ length: 64 }, (_, k) => (low ? (k === widest ? 0.5 : 0.7) : 0.72))
  const curves = [
    { letter: 'A' as const, values: values(false) },
    { letter: 'B' as const, values: values(true) },
  ]
  const drawn = renderToStaticMarkup(
    <svg>
      <title>profile</title>
      <ProfilePlot
        profile={{ name: 'Best score per frame', unit: 'frame', mark: null, curves }}
        width={140}
        height={HEIGHT}
        range={[0.5, 1]}
        palette={LIGHT}
        labelled
        ends
      />
    </svg>,
  )
  const [, x, y] = /<text x="([\d.]+)" y="([\d.]+)"[^>]*>B</.exec(drawn) ?? []
  return { x: Number(x), y: Number(y) }
}

test.each([0, 1, 5, 60, 63])('no letter stands on the words at the ends of the axis, the gap at %d', widest => {
  expect(letterAt(widest).y).toBeLessThanOrEqual(HEIGHT + 1)
})

test('a letter may stand under a curve between the words', () => {
  expect(letterAt(32).x).toBeCloseTo((32 / 63) * 140, 6)
})
