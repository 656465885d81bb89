import type { Ref } from 'react'
import { memo, useImperativeHandle, useMemo, useRef } from 'react'
import type { Reading } from '../allocation/pairs'
import { fillOf, inkOf } from '../allocation/pairs'
import type { Palette } from '../paint/palette'
import type { Hands, LayerName, Training } from './dialLayers'
import { dialLayers, handLayers, LAYERS } from './dialLayers'
import type { Dial } from './dials'
import { DIAL } from './dials'

/** Turns the hands without React, for as long as something plays. */
export interface DialsHandle {
  turn: (hands: Hands) => void
}

const HANDS: readonly LayerName[] = ['blur', 'query']

interface DialsProps {
  dials: readonly Dial[]
  hands: Hands
  training: Training
  /** hands alone, dashed: of what another dial is compared with */
  compared?: boolean
  palette: Palette
  handle?: Ref<DialsHandle>
}

/** Many dials as a few paths: one for each axis and each part of a dial. Hands of pairs that read several axes lie on top, each in its colour. */
export const Dials = memo(function Dials({ dials, hands, training, compared = false, palette, handle }: DialsProps) {
  const root = useRef<SVGGElement>(null)
  const sets = useMemo(() => dialSets(dials), [dials])
  const layersOf = ({ dials: own, only }: DialSet, now: Hands) =>
    only === 'hands' ? handLayers(own, now) : dialLayers(own, now, training)
  useImperativeHandle(handle, () => ({
    turn: now => {
      for (const [at, group] of [...(root.current?.children ?? [])].entries()) {
        const layers = layersOf(sets[at] as DialSet, now)
        for (const path of group.children) path.setAttribute('d', layers[(path as SVGPathElement).dataset.layer as LayerName])
      }
    },
  }))
  return (
    <g ref={root}>
      {sets.map(set => {
        const layers = layersOf(set, hands)
        const style = layerStyle(palette, set.reads, dials[0]?.r ?? DIAL)
        return (
          <g key={set.reads + set.only} data-reads={set.reads}>
            {(compared || set.only === 'hands' ? HANDS : LAYERS).map(name => (
              <path
                key={name}
                data-layer={name}
                d={layers[name]}
                {...style[name]}
                strokeDasharray={compared ? '5 3.5' : undefined}
              />
            ))}
          </g>
        )
      })}
    </g>
  )
})

/** Dials, or the hands of dials, that are drawn in the colour of one reading. */
interface DialSet {
  reads: Reading
  only: 'hands' | 'all'
  dials: readonly Dial[]
}

function dialSets(dials: readonly Dial[]): readonly DialSet[] {
  const faces = [...new Set(dials.map(dial => dial.reads))].map(
    (reads): DialSet => ({ reads, only: 'all', dials: dials.filter(dial => dial.reads === reads) }),
  )
  const single = dials.flatMap(({ parts, second, ...dial }): Dial[] => {
    const own = parts?.map(({ axis, omega }) => ({ ...dial, reads: axis, omega })) ?? []
    if (!second) return own
    return [dial, { ...dial, reads: second.axis, omega: 0 }]
  })
  const hands = [...new Set(single.map(dial => dial.reads))].map(
    (reads): DialSet => ({ reads, only: 'hands', dials: single.filter(dial => dial.reads === reads) }),
  )
  return [...faces, ...hands]
}

function layerStyle(palette: Palette, reads: Reading, r: number): Record<LayerName, React.SVGAttributes<SVGPathElement>> {
  const fill = fillOf(palette, reads)
  const weight = Math.min(1.5, Math.max(0.5, r / DIAL))
  const ink = inkOf(palette, reads)
  return {
    still: { fill: 'none', stroke: palette.none },
    under: { fill: palette.bench, stroke: ink },
    past: { fill, fillOpacity: 0.13, stroke: ink, strokeOpacity: 0.5 },
    ellipse: { fill, fillOpacity: 0.13, stroke: palette.ink2, strokeWidth: 0.75 },
    track: { fill: 'none', stroke: palette.line },
    ring: { fill: 'none', stroke: ink, strokeWidth: 1.5 },
    whole: { fill: 'none', stroke: ink, strokeOpacity: 0.45 },
    stop: { fill: ink },
    wedge: { fill, fillOpacity: 0.32 },
    reach: { fill: 'none', stroke: ink, strokeWidth: 1.25 },
    blur: { fill: ink, fillOpacity: 0.28 },
    key: { fill: 'none', stroke: palette.ink3, strokeWidth: weight },
    query: { fill: 'none', stroke: ink, strokeWidth: 1.75 * weight, strokeLinecap: 'round' },
  }
}
