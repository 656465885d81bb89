import { describe, expect, it } from 'vitest'
import { placeStrips } from '../../src/app/bench/placeStrips'
import { plotWidth } from '../../src/views/paint/bench'

const none: ReadonlySet<string> = new Set()

describe('the bench', () => {
  it('of 1440 × 900 is drawn with lanes of 350 px and 127 px per decade', () => {
    const place = placeStrips({ width: 1152, height: 824 }, 'desk', none)
    expect(place).toMatchObject({ primary: 350, column: 0, strips: ['wheels', 'allocation', 'layout'] })
    expect((plotWidth(place.width, false) - 34) / 7).toBeCloseTo(127, 0)
  })

  it('gives every px of a taller window to the large place', () => {
    expect(placeStrips({ width: 1152, height: 1024 }, 'desk', none).primary).toBe(550)
  })

  it('lets the layout scroll away before the lanes fall under 310 px, and never makes them less than 260', () => {
    expect(placeStrips({ width: 1152, height: 700 }, 'desk', none).primary).toBe(310)
    expect(placeStrips({ width: 1152, height: 300 }, 'desk', none).primary).toBe(260)
  })

  it('moves the layout into a column of its own from 1680 px', () => {
    const place = placeStrips({ width: 1512, height: 924 }, 'wide', none)
    expect(place).toMatchObject({ column: 320, width: 1512 - 48 - 320, strips: ['wheels', 'allocation'] })
  })

  it('shows no strip that is hidden', () => {
    const place = placeStrips({ width: 1152, height: 824 }, 'desk', new Set(['wheels', 'layout']))
    expect(place.strips).toEqual(['allocation'])
  })
})
