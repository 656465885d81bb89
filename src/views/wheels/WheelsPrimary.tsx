import { useEffect, useMemo, useRef, useState } from 'react'
import { PairSlider } from '../allocation/PairSlider'
import { sayPair } from '../allocation/pairKeys'
import { pairUnit, readPairs } from '../allocation/pairs'
import parts from '../paint/parts.module.css'
import type { Side, ViewProps } from '../view'
import type { BothHands, Hands } from './dialLayers'
import { dialAt } from './dials'
import type { PlayMode } from './PlayBar'
import { PlayBar } from './PlayBar'
import { pairApart } from './pairHands'
import { picturePlace } from './picturePlace'
import { usePlay } from './play'
import type { PictureHandle } from './WheelsPicture'
import { WheelsPicture } from './WheelsPicture'
import { wheelRows } from './wheelRows'
import styles from './wheels.module.css'

/** px above the picture */
const BAR = { desk: 34 + 12, phone: 96 + 12 }
/** farthest position that plays; then it starts again */
const LIMIT = 10_000_000
/** ms between two moves of the shared cursor while playing */
const COMMIT_EVERY = 100

/** All wheels at large, with play and scrub. */
export function WheelsPrimary({ input, act, width, height }: ViewProps) {
  const { cursor, scene, phone, a: sideA, b: sideB } = input
  const a = readPairs(input.a.spec)
  const b = sideB && readPairs(sideB.spec)
  const room = Math.max(160, height - (phone ? BAR.phone : BAR.desk))
  const place = useMemo(() => picturePlace(width, room, phone), [width, room, phone])
  const { rows, height: tall } = useMemo(() => wheelRows(a, b, place.room), [a, b, place])
  const dials = useMemo(() => rows.flatMap(row => row.dials), [rows])

  const [playing, setPlaying] = useState(false)
  const [mode, setMode] = useState<PlayMode>('distance')
  const [speed, setSpeed] = useState(10)
  const [position, setPosition] = useState(cursor.delta)
  const [pace, setPace] = useState(0)
  const moving = useRef<PictureHandle>(null)
  const run = useRef({ delta: 0, position: 0, committed: 0 })
  useEffect(() => {
    run.current = { ...run.current, delta: cursor.delta, position }
  }, [cursor.delta, position])

  const { query, key } = cursor
  // a distance that plays is one for all axes
  const single = mode === 'distance' && playing
  const apart = useMemo((): Record<'A' | 'B', Hands['apart']> => {
    const of = (side: Side | null) => (single ? undefined : pairApart(side, { cursor: { query, key }, scene }))
    return { A: of(sideA), B: of(sideB) }
  }, [sideA, sideB, single, query, key, scene])
  const handsNow = useMemo(
    () =>
      (delta: number, position: number, pace: number): BothHands => ({
        A: handsOf(mode, delta, position, pace, apart.A),
        B: handsOf(mode, delta, position, pace, apart.B),
      }),
    [mode, apart],
  )
  const commit = () => {
    run.current.committed = performance.now()
    if (mode === 'distance') act.setCursor({ delta: run.current.delta })
    else setPosition(run.current.position)
  }
  usePlay(playing, speed, (steps, now) => {
    const key = mode === 'distance' ? 'delta' : 'position'
    run.current[key] = (run.current[key] + steps) % (LIMIT + 1)
    moving.current?.turn(handsNow(run.current.delta, run.current.position, now))
    if (performance.now() - run.current.committed < COMMIT_EVERY) return
    setPace(now)
    commit()
  })
  const hands = useMemo(
    () => handsNow(cursor.delta, position, playing ? pace : 0),
    [handsNow, cursor.delta, position, playing, pace],
  )
  return (
    <div className={`${parts.cover} ${styles.primary}`} style={{ width, minHeight: height }}>
      <PlayBar
        playing={playing}
        mode={mode}
        speed={speed}
        value={mode === 'distance' ? cursor.delta : position}
        paired={apart.A !== undefined}
        limit={LIMIT}
        unit={pairUnit(a)}
        onPlay={next => {
          if (!next) commit()
          setPlaying(next)
        }}
        onMode={next => {
          if (playing) commit()
          setMode(next)
        }}
        onSpeed={setSpeed}
        onScrub={value => (mode === 'distance' ? act.setCursor({ delta: value }) : setPosition(value))}
      />
      <PairSlider
        label="Wheel of pair, large"
        said={sayPair(a[cursor.pair])}
        pairs={a.length}
        cursor={cursor}
        act={act}
        pick={(x, y) =>
          x < place.left || y < place.top || x > place.left + place.room.width
            ? null
            : dialAt(dials, x - place.left, y - place.top)
        }
      >
        <svg className={styles.picture} width={width} height={phone ? place.top + tall : room} aria-hidden="true">
          <WheelsPicture input={input} a={a} b={b} rows={rows} place={place} hands={hands} handle={moving} />
        </svg>
      </PairSlider>
    </div>
  )
}

/** Hands while Δ plays against a key at 0, or while query and key move at a fixed distance: Δ, or that of two tokens. */
function handsOf(mode: PlayMode, delta: number, position: number, pace: number, apart: Hands['apart']): Hands {
  const tokens = apart && { apart }
  if (mode === 'distance') return { query: delta, key: 0, queryPace: pace, keyPace: 0, ...tokens }
  return { query: position, key: apart ? position : position - delta, queryPace: pace, keyPace: pace, ...tokens }
}
