import { useLayoutEffect, useRef } from 'react'
import type { Agent } from '../../core/scene'
import { LIMITS } from '../../core/scene'
import { SOFTWARE } from '../paint/layer'
import parts from '../paint/parts.module.css'
import { usePixelRatio } from '../paint/usePixelRatio'
import type { ViewProps } from '../view'
import styles from './field.module.css'
import { AGENT, PlaneColumn, PlaneFigure, planeColumnHeight, whereWords } from './PlaneFigure'
import { planeOf } from './plane'
import { PLANE, type PlanePicture, planeHeight, planePictures, toMetres, toPx } from './planePicture'
import { paintTiles } from './tilePaint'

interface Point {
  x: number
  y: number
}

/** px that a press may move and still be a click */
const CLICK = 3

/** px within which a press takes the nose of an agent instead of its body */
const NOSE = 10

/** Agents on their plane, dragged and turned, each in the colour of its score with the one that asks. */
export function PlanePrimary({ input, frame, act, width, height }: ViewProps) {
  const { phone } = input
  const planes = planePictures(input, frame, { width, height: height - 28 }, phone)
  const grip = useRef<{ agent: number; turns: boolean; picture: PlanePicture; at: Point; moved: boolean } | null>(null)
  const [first] = planes ?? []
  if (!planes || !first) return null
  const { plane } = first
  const tall = planeHeight(planes, phone)

  const change = (agent: number, to: (own: Agent) => Partial<Agent> | null) =>
    act.setSegments(
      segments =>
        segments.map((segment, at) =>
          at === plane.segment && segment.kind === 'agents'
            ? { ...segment, agents: segment.agents.map((own, k) => (k === agent ? fitAgent({ ...own, ...to(own) }) : own)) }
            : segment,
        ),
      `agent ${agent}`,
    )
  const { query, key } = planeOf(input) ?? plane
  const ask = (agent: number) => act.setCursor({ query: plane.first + agent, key: plane.first + key })
  const point = (agent: number) => act.setCursor({ query: plane.first + query, key: plane.first + agent })
  const pxOf = (event: React.PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const down = (event: React.PointerEvent) => {
    const px = pxOf(event)
    const found = gripAt(planes, px)
    if (!found || event.button) return
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { ...found, at: px, moved: false }
  }
  const move = (event: React.PointerEvent) => {
    const px = pxOf(event)
    const held = grip.current
    if (!held) {
      const found = event.pointerType === 'touch' || input.cursor.pinned ? null : gripAt(planes, px)
      if (found) point(found.agent)
      return
    }
    held.moved ||= Math.hypot(px.x - held.at.x, px.y - held.at.y) > CLICK
    if (!held.moved) return
    if (held.turns) {
      const middle = toPx(held.picture, held.picture.plane.agents[held.agent] as Agent)
      const heading = Math.round((-Math.atan2(px.y - middle.y, px.x - middle.x) * 180) / Math.PI)
      change(held.agent, () => ({ heading }))
    } else change(held.agent, () => toMetres(held.picture, px))
  }
  const up = () => {
    const held = grip.current
    grip.current = null
    if (held && !held.moved) ask(held.agent)
  }
  return (
    <div className={parts.cover} style={{ width, minHeight: height }}>
      <div className={styles.place} style={{ height: tall }}>
        {planes.map(picture => (
          <PlaneCanvas key={picture.side.letter} picture={picture} />
        ))}
        <svg width={width} height={tall} aria-hidden="true">
          <PlaneFigure planes={planes} width={width} live column={!phone} />
        </svg>
        <div
          className={styles.plane}
          style={{ width: phone ? width : width - PLANE.column, height: tall }}
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={up}
        >
          {plane.agents.map((agent, k) => {
            const { x, y } = toPx(first, agent)
            const score = first.agents?.[k]
            return (
              <button
                key={k}
                type="button"
                className={styles.agent}
                style={{ left: x - AGENT.r - 3, top: y - AGENT.r - 3, width: 2 * AGENT.r + 6, height: 2 * AGENT.r + 6 }}
                aria-label={`Agent ${k + 1}${k === plane.query ? ', asks' : ''}: ${whereWords(agent)}${score === undefined ? '' : `, score ${score.toFixed(4)}`}`}
                aria-pressed={k === plane.query}
                onFocus={() => point(k)}
                onClick={event => event.detail === 0 && ask(k)}
                onKeyDown={event => {
                  if (!agentAfterKey(event, agent)) return
                  event.preventDefault()
                  change(k, own => agentAfterKey(event, own))
                }}
              />
            )
          })}
        </div>
      </div>
      <p className={styles.hint}>
        {phone
          ? 'Drag an agent to move it, its nose to turn it; tap one to let it ask.'
          : 'Drag an agent to move it and its nose to turn it; click one to let it ask. Keys: arrows move by 1 m, with Shift by 10; [ and ] turn by 5°; Enter lets it ask.'}
      </p>
      {phone && (
        <svg className={styles.column} width={width} height={planeColumnHeight(planes)} aria-hidden="true">
          <PlaneColumn planes={planes} width={Math.min(width, 240)} />
        </svg>
      )}
    </div>
  )
}

/** The agent under a point, by its nose or by its body. */
function gripAt(planes: readonly PlanePicture[], px: { x: number; y: number }) {
  for (const picture of planes) {
    for (const [agent, own] of picture.plane.agents.entries()) {
      const middle = toPx(picture, own)
      const angle = (own.heading * Math.PI) / 180
      const nose = { x: middle.x + AGENT.nose * Math.cos(angle), y: middle.y - AGENT.nose * Math.sin(angle) }
      if (Math.hypot(px.x - middle.x, px.y - middle.y) <= AGENT.r + 3) return { agent, turns: false, picture }
      if (Math.hypot(px.x - nose.x, px.y - nose.y) <= NOSE) return { agent, turns: true, picture }
    }
  }
  return null
}

/** Metres to a tenth, degrees within half a turn. */
function fitAgent({ x, y, heading }: Agent): Agent {
  const metres = (value: number) => Math.min(LIMITS.metres.max, Math.max(LIMITS.metres.min, Math.round(value * 10) / 10)) + 0
  const turned = (((heading + 180) % 360) + 360) % 360
  return { x: metres(x), y: metres(y), heading: (turned === 0 && heading > 0 ? 360 : turned) - 180 }
}

export function agentAfterKey(
  { key, shiftKey }: Pick<React.KeyboardEvent, 'key' | 'shiftKey'>,
  { x, y, heading }: Agent,
): Partial<Agent> | null {
  const by = shiftKey ? 10 : 1
  switch (key) {
    case 'ArrowLeft':
      return { x: x - by }
    case 'ArrowRight':
      return { x: x + by }
    case 'ArrowUp':
      return { y: y + by }
    case 'ArrowDown':
      return { y: y - by }
    case '[':
    case '{':
      return { heading: heading + 5 * by }
    case ']':
    case '}':
      return { heading: heading - 5 * by }
    default:
      return null
  }
}

function PlaneCanvas({ picture: { field, plane, scale, palette, x, y, width, height } }: { picture: PlanePicture }) {
  const ref = useRef<HTMLCanvasElement>(null)
  const pixelRatio = usePixelRatio()
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d', SOFTWARE)
    if (!context || !field) return
    const tile = { x: 0, y: 0, values: field, rows: plane.rows, cols: plane.cols }
    paintTiles(context, [tile], { width, height, scale, ink: palette.ink, rim: palette.line2, step: 0.05 }, pixelRatio)
  }, [field, plane.rows, plane.cols, scale.from, scale.to, scale.signed, palette, width, height, pixelRatio])
  if (!field) return null
  return (
    <canvas
      ref={ref}
      aria-hidden="true"
      className={styles.canvas}
      width={Math.round(width * pixelRatio)}
      height={Math.round(height * pixelRatio)}
      style={{ left: x, top: y, width, height }}
    />
  )
}
