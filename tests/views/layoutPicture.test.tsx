import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Segment } from '../../src/core/scene'
import { AxisLanes } from '../../src/views/layout/AxisLanes'
import { FrameTile } from '../../src/views/layout/FrameTile'
import { layHalves, StripPicture } from '../../src/views/layout/StripPicture'
import { layTile } from '../../src/views/layout/tile'
import { layTokenAxis } from '../../src/views/layout/tokenAxis'
import { LIGHT } from '../../src/views/paint/palette'
import type { ViewInput } from '../../src/views/view'
import { CLIP, laneSides, NAMES, ODD, sideOf, video } from './layoutScenes'

const halvesOf = (ids: readonly string[], segments: readonly Segment[], width = 1104) => {
  const [a, b] = laneSides(ids, segments).map(({ side }) => side)
  const scene = { segments } as ViewInput['scene']
  return layHalves({ scene, a: a as ViewInput['a'], b: b ?? null }, { left: 76, top: 0, width })
}
const strip = (ids: readonly string[], segments: readonly Segment[], width?: number) =>
  renderToStaticMarkup(<StripPicture halves={halvesOf(ids, segments, width)} palette={LIGHT} />)

const lanes = (ids: readonly string[], segments: readonly Segment[]) => {
  const sides = laneSides(ids, segments)
  const tokens = layTokenAxis(sides, segments, 924)
  return renderToStaticMarkup(<AxisLanes {...{ sides, segments, tokens }} height={320} left={76} palette={LIGHT} />)
}

const numbersOf = (markup: string) => markup.replaceAll(/<\/?t(ext|span)[^>]*>/g, ' ')

describe('the layout pictures', () => {
  for (const [name, segments] of Object.entries(ODD))
    it(`hold only finite numbers for ${name}`, () => {
      for (const id of NAMES)
        for (const markup of [strip([id, 'mrope'], segments), strip([id], segments, 300), lanes([id, 'videorope'], segments)])
          expect(numbersOf(markup)).not.toMatch(/NaN|Infinity|undefined/)
    })

  it('draw one box per frame for h and for w and one step per frame for t', () => {
    const markup = strip(['videorope'], CLIP)
    expect(markup.match(/fill-opacity="0.2"/g)).toHaveLength(8)
    expect(markup.match(/stroke-width="2.5" fill="none"/g)).toHaveLength(1)
    expect(markup).toContain('text resumes at 47')
    expect(markup).toContain('rides the diagonal')
  })

  it('draw one line and no box where all axes agree', () => {
    const markup = strip(['rope'], CLIP)
    expect(markup).not.toContain('fill-opacity="0.2"')
    expect(markup).toContain('runs in one line')
  })

  it('stay under 2 000 elements and 120 kB for 4 096 frames', () => {
    const long = [CLIP[0] as Segment, video(4096, 4, 4), CLIP[2] as Segment]
    for (const markup of [strip(['videorope', 'mrope'], long), lanes(['videorope', 'mrope'], long)]) {
      expect(markup.match(/</g)?.length).toBeLessThan(2000)
      expect(markup.length).toBeLessThan(120_000)
    }
  })

  it('tiles say the ids of every patch of a small grid, and of the corners of a large one', () => {
    const idsIn = (segments: readonly Segment[], cols: number, rows: number) => {
      const side = sideOf('A', 'mrope', segments)
      const run = laneSides(['mrope'], segments)[0]?.facts.grid[0]
      if (!run) throw new Error('no frame')
      const tile = layTile(side.spec, run, { rows, cols }, 540, 240)
      const markup = renderToStaticMarkup(<FrameTile {...{ side, tile }} palette={LIGHT} marked={null} />)
      return [...markup.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, inner]) =>
        [...(inner as string).matchAll(/>(\d+)</g)].map(([, id]) => Number(id)),
      )
    }
    const small = idsIn(CLIP, 8, 6)
    expect(small).toHaveLength(48)
    expect(small[0]).toEqual([32, 32, 32])
    expect(small[47]).toEqual([32, 37, 39])
    expect(idsIn([video(2, 24, 40)], 40, 24)).toEqual([
      [0, 0, 0],
      [0, 0, 39],
      [0, 23, 0],
      [0, 23, 39],
    ])
  })
})
