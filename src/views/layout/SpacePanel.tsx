import type { KeyboardEvent } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { AxisId } from '../../core/scene'
import { axisText } from '../paint/axisWords'
import { formatPositions, formatShort } from '../paint/format'
import parts from '../paint/parts.module.css'
import type { Side, ViewProps } from '../view'
import { factsOf } from './facts'
import style from './layout.module.css'
import { PlanePanel } from './PlanePanel'
import type { Space, SpaceLabel } from './space'
import type { SpaceBodies, Triple } from './spaceBodies'
import { spaceBodies, spaceSpans } from './spaceBodies'
import { idText } from './words'

const TURN = Math.PI / 24

/** Tokens in the space of positions: drag or arrow keys orbit, wheel or + and − zoom. */
export function SpacePanel(props: Pick<ViewProps, 'input' | 'width' | 'height'>) {
  const { a, scene } = props.input
  return factsOf(a, scene.segments).shape === 'plane' ? <PlanePanel {...props} /> : <TokenSpace {...props} />
}

function TokenSpace({ input, width, height }: Pick<ViewProps, 'input' | 'width' | 'height'>) {
  const { a, b, scene, palette } = input
  const sides = b ? [a, b] : [a]
  const [factsA, factsB] = sides.map(side => factsOf(side, scene.segments))
  const bodies = useMemo(() => sides.map(side => spaceBodies(side.spec, factsOf(side, scene.segments))), [factsA, factsB])
  const host = useRef<HTMLDivElement>(null)
  const space = useRef<Space | null>(null)
  const [state, setState] = useState<'loading' | 'shown' | 'missing'>('loading')
  const beside = width >= 600
  const tall = beside || sides.length === 1 ? height : Math.max(height, 560)
  const size = useRef({ width, height: tall, beside })
  size.current = { width, height: tall, beside }

  useEffect(() => {
    let gone = false
    const open = async () => {
      const { createSpace } = await import('./space')
      if (gone || !host.current) return
      try {
        const made = createSpace(host.current, bodies, labelsIn(host.current, bodies), palette)
        made.resize(size.current.width, size.current.height, size.current.beside)
        space.current = made
        setState('shown')
      } catch {
        setState('missing')
      }
    }
    open().catch(() => setState('missing'))
    return () => {
      gone = true
      space.current?.dispose()
      space.current = null
    }
  }, [bodies, palette])
  useEffect(() => space.current?.resize(width, tall, beside), [width, tall, beside])

  if (state === 'missing')
    return (
      <p className={parts.message}>
        The 3-D plot needs WebGL, which this browser does not offer. Strips and tiles show the same ids.
      </p>
    )
  const press = (event: KeyboardEvent) => {
    const act = {
      ArrowLeft: () => space.current?.orbit(-TURN, 0),
      ArrowRight: () => space.current?.orbit(TURN, 0),
      ArrowUp: () => space.current?.orbit(0, TURN),
      ArrowDown: () => space.current?.orbit(0, -TURN),
      '+': () => space.current?.zoom(1.2),
      '=': () => space.current?.zoom(1.2),
      '-': () => space.current?.zoom(1 / 1.2),
      '0': () => space.current?.reset(),
    }[event.key]
    if (!act) return
    act()
    event.preventDefault()
  }
  return (
    <div className={style.place}>
      <div
        ref={host}
        className={style.space}
        style={{ width, height: tall }}
        tabIndex={0}
        role="application"
        aria-label="Tokens in the space of their ids. Arrow keys orbit, plus and minus zoom, 0 resets."
        onKeyDown={press}
      >
        {bodies.map((body, k) => body.axes.map((axis, at) => <AxisLabel key={`${k} ${at}`} {...{ body, axis, at, palette }} />))}
        {sides.map((side, k) => (
          <div
            key={side.letter}
            className={style.label}
            style={beside ? { left: (k * width) / sides.length } : { top: (k * tall) / sides.length }}
          >
            <strong style={{ color: palette.ink }}>{side.letter}</strong> {side.name}
            {noteOf(bodies, k, sides)}
          </div>
        ))}
      </div>
      {state === 'shown' && (
        <button
          type="button"
          className={`${parts.raised} ${parts.press} ${style.tab} ${style.reset}`}
          onClick={() => space.current?.reset()}
        >
          Reset view
        </button>
      )}
    </div>
  )
}

interface AxisProps {
  body: SpaceBodies
  axis: AxisId | null
  at: number
  palette: ViewProps['input']['palette']
}

function AxisLabel({ body, axis, at, palette }: AxisProps) {
  return (
    <span className={style.label} data-axis style={{ color: axis ? palette.axisInk[axis] : undefined }}>
      {axis && (
        <>
          <i className={style.axis}>{axisText(axis)}</i>{' '}
          {[...new Set([body.low[at] as number, body.high[at] as number])].map(idText).join(' to ')}
        </>
      )}
    </span>
  )
}

/** The labels in the order in which they were rendered: the three axes of each side. */
function labelsIn(host: HTMLElement, bodies: readonly SpaceBodies[]): SpaceLabel[] {
  return [...host.querySelectorAll<HTMLElement>('[data-axis]')].map((element, k) => {
    const side = Math.floor(k / 3)
    const { low, high } = bodies[side] as SpaceBodies
    const to = low.map((from, axis) => (axis === k % 3 ? (high[axis] as number) : from)) as unknown as Triple
    return { side, from: low, to, element }
  })
}

/** What the eye cannot know: left out frames, and scales that differ. */
function noteOf(bodies: readonly SpaceBodies[], side: number, sides: readonly Side[]): string {
  const { frames, drawnFrames } = bodies[side] as SpaceBodies
  const spans = spaceSpans(bodies)
  const ratio = (spans[side] as number) / Math.min(...spans)
  const left = drawnFrames < frames ? `, ${formatPositions(drawnFrames)} of ${formatPositions(frames)} frames drawn` : ''
  const { axes } = sides[side]?.spec ?? { axes: [] }
  const shown = (bodies[side] as SpaceBodies).axes
  const hidden = axes.filter(axis => !shown.includes(axis)).map(axisText)
  const unseen = hidden.length ? `${left}, without ${hidden.join(', ')}` : left
  return ratio > 1.001 ? `${unseen}, drawn ${formatShort(ratio)} times smaller` : unseen
}
