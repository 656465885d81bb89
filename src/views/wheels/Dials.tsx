import type { Ref } from 'react'
import { memo, useImperativeHandle, useRef } from 'react'
import type { Reading } from '../allocation/pairs'
import { fillOf, inkOf } from '../allocation/pairs'
import type { Palette } from '../paint/palette'
import type { Hands, LayerName, Training } from './dialLayers'
import { dialLayers, LAYERS } from './dialLayers'
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

/** Many dials as a few paths: one for each axis and each part of a dial. */
export const Dials = memo(function Dials({ dials, hands, training, compared = false, palette, handle }: DialsProps) {
  const root = useRef<SVGGElement>(null)
  const readings = [...new Set(dials.map(dial => dial.reads))]
  useImperativeHandle(handle, () => ({
    turn: now => {
      for (const group of root.current?.children ?? []) {
        const layers = dialLayers(dialsOf(dials, (group as SVGGElement).dataset.reads as Reading), now, training)
        for (const path of group.children) path.setAttribute('d', layers[(path as SVGPathElement).dataset.layer as LayerName])
      }
    },
  }))
  return (
    <g ref={root}>
      {readings.map(reads => {
        const layers = dialLayers(dialsOf(dials, reads), hands, training)
        const style = layerStyle(palette, reads, dials[0]?.r ?? DIAL)
        return (
          <g key={reads} data-reads={reads}>
            {(compared ? HANDS : LAYERS).map(name => (
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

function dialsOf(dials: readonly Dial[], reads: Reading): readonly Dial[] {
  return dials.filter(dial => dial.reads === reads)
}

function layerStyle(palette: Palette, reads: Reading, r: number): Record<LayerName, React.SVGAttributes<SVGPathElement>> {
  const fill = fillOf(palette, reads)
  const weight = Math.min(1.5, Math.max(0.5, r / DIAL))
  const ink = inkOf(palette, reads)
  return {
    still: { fill: 'none', stroke: palette.none },
    under: { fill: palette.bench, stroke: ink },
    past: { fill, fillOpacity: 0.13, stroke: ink, strokeOpacity: 0.5 },
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
