import { describe, expect, it } from 'vitest'
import type { Band } from '../../src/views/layout/labelHeights'
import { freeLevel, labelHeights } from '../../src/views/layout/labelHeights'

const flat = (y: number): Band => [y, y]
const struck = (baselines: readonly number[], bands: readonly Band[]) =>
  baselines.flatMap(y => bands.filter(([top, foot]) => foot > y - 11 && top < y + 4))

describe('the labels where text resumes', () => {
  it('stand above the higher line, and between the lines where both have room', () => {
    expect(
      labelHeights(
        [
          { position: 47, bands: [flat(40)] },
          { position: 40, bands: [flat(70)] },
        ],
        130,
      ),
    ).toEqual([33, 63])
  })

  it('strike neither line where the higher ends at the top of the lane and the lower at its foot', () => {
    const labels = [
      { position: 520, bands: [flat(34), flat(26), flat(18), flat(10)] },
      { position: 40, bands: [flat(126), flat(125)] },
    ]
    const heights = labelHeights(labels, 132)
    expect(
      struck(
        heights,
        labels.flatMap(({ bands }) => bands),
      ),
    ).toEqual([])
    expect(heights[1] as number).toBeGreaterThanOrEqual((heights[0] as number) + 16)
  })

  it('stay inside a lane that has no room, one below the other', () => {
    const full: Band = [0, 60]
    const [a, b] = labelHeights(
      [
        { position: 1, bands: [full] },
        { position: 2, bands: [full] },
      ],
      60,
    ) as [number, number]
    expect(a - b).toBeGreaterThanOrEqual(16)
    expect(b).toBeGreaterThanOrEqual(11)
    expect(a).toBeLessThanOrEqual(56)
  })
})

describe('one line of words in a small chart', () => {
  it('stands on the side with more room, over or under what is drawn', () => {
    expect(freeLevel([flat(40), flat(60)], 67)).toBe(9.5)
    expect(freeLevel([flat(5), flat(30)], 67)).toBe(54.5)
  })

  it('stands between frames that reach the top and frames that lie at the foot', () => {
    const bands = [flat(6), flat(14), flat(34), [62, 67] as const]
    expect(freeLevel(bands, 67)).toBe(48)
  })

  it('stays on the roomier side where nothing is free', () => {
    expect(freeLevel([[0, 50]], 67)).toBe(54.5)
    expect(freeLevel([[12, 67]], 67)).toBe(9.5)
  })
})
