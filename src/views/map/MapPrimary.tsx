import type { PointerEvent } from 'react'
import { useMemo } from 'react'
import { placesOf } from '../../core/places'
import { matrixSize } from '../../state/scoresView'
import type { Cursor } from '../../state/store'
import { usePixelRatio } from '../paint/usePixelRatio'
import { DistancePad } from '../ruler/DistancePad'
import { pairCursor } from '../scores/cursorMove'
import type { ViewProps } from '../view'
import { BandCanvas } from './BandCanvas'
import { panelCells } from './cells'
import { MapPicture } from './MapPicture'
import styles from './map.module.css'
import type { MapSide } from './model'
import { cursorDelta, mapSides, readingAt, stretches } from './model'
import { mapPlace, panelTop } from './place'
import { sayDistance } from './words'

/** Bands at whose beginnings the cursor stops, at most. */
const STOPS = 64

/** The query × key pictures over the curve of seen distances. */
export function MapPrimary({ input, act, width, height }: ViewProps) {
  const { a, b, scene, cursor, ruler, palette, phone } = input
  const sides = useMemo(() => mapSides({ a, b, scene, cursor }), [a, b, scene, cursor.query])
  const place = useMemo(() => mapPlace({ ruler, phone }, sides, { width, height }), [ruler, phone, sides, width, height])
  const ratio = usePixelRatio()
  const { cells, largest } = panelCells(sides, place, ratio)

  const pairOf = (event: { clientX: number; clientY: number; currentTarget: Element }, one: MapSide): Partial<Cursor> => {
    const box = event.currentTarget.getBoundingClientRect()
    const { tokens } = one.stand
    const token = (part: number) => Math.max(0, Math.min(tokens - 1, Math.floor(part * tokens)))
    const [query, key] = [token((event.clientY - box.top) / place.size), token((event.clientX - box.left) / place.size)]
    const { promptOf } = placesOf(one.side.spec.tokens, scene.segments)
    const inPrompt = tokens === one.side.spec.tokens.count && matrixSize(scene) > 0
    const [q, k] = [promptOf[query] ?? -1, promptOf[key] ?? -1]
    return inPrompt && q >= 0 && k >= 0 ? pairCursor(input, q, k) : { delta: Math.abs(query - key) }
  }
  const follow = (read: (event: PointerEvent) => Partial<Cursor>) => (event: PointerEvent) => {
    const touch = event.pointerType === 'touch'
    if (touch ? event.isPrimary : !cursor.pinned) act.setCursor({ ...read(event), pinned: touch })
  }
  const delta = cursorDelta(input)
  const said = sides.map(one => {
    const { fast, slow } = readingAt(one, delta)
    return `${one.side.letter} sees ${sayDistance(fast)}${slow === null ? '' : ` and ${sayDistance(slow)}`}`
  })
  return (
    <div className={styles.primary} style={{ width, minHeight: phone ? undefined : height, height: place.height }}>
      <div className={styles.cover} style={{ height: place.plot.top - 14 }} />
      {place.panels.map(({ side, slow, left }, at) => (
        <BandCanvas
          key={`${side} ${slow}`}
          cells={cells[at] as (typeof cells)[number]}
          trained={sides[side]?.side.setup.geometry.trainedLength ?? 1}
          top={panelTop(place, at)}
          size={place.size}
          {...{ palette, largest, left }}
        />
      ))}
      <svg className={styles.marks} width={width} height={place.height} aria-hidden="true">
        <MapPicture {...{ input, sides, place, cells, largest }} cursor />
      </svg>
      {place.panels.map(({ side, slow, left }, at) => {
        const one = sides[side] as MapSide
        return (
          <div
            key={`${side} ${slow}`}
            className={styles.pad}
            style={{ left, top: panelTop(place, at), width: place.size, height: place.size }}
            onPointerMove={follow(event => pairOf(event, one))}
            onPointerDown={event => event.pointerType === 'touch' && follow(touch => pairOf(touch, one))(event)}
            onClick={event => act.setCursor({ ...pairOf(event, one), pinned: true })}
          />
        )
      })}
      <DistancePad
        input={input}
        act={act}
        name="Distance Δ between query and key"
        said={`${delta} positions: ${said.join(', ')}`}
        delta={delta}
        stops={() => stopsOf(sides)}
        box={place.plot}
      />
    </div>
  )
}

/** Where a stretch of a map begins, and the trained lengths. */
function stopsOf(sides: readonly MapSide[]): number[] {
  const stops = sides.flatMap(one => [...stretches(one, STOPS).map(({ from }) => from), one.side.setup.geometry.trainedLength])
  return [...new Set(stops)].sort((p, q) => p - q)
}
