import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import type { Unit } from '../paint/axisWords'
import { shortUnit } from '../paint/axisWords'
import { formatPositions, formatShort, withUnit } from '../paint/format'
import parts from '../paint/parts.module.css'
import { RangeSlider } from '../paint/RangeSlider'
import { SPEEDS } from './play'
import { SCRUB_STEPS, scrubPlace, scrubPosition } from './scrub'
import styles from './wheels.module.css'

/** What plays: the distance of the query from a key that stands still, or both at a fixed distance. */
export type PlayMode = 'distance' | 'position'

interface PlayBarProps {
  playing: boolean
  mode: PlayMode
  speed: number
  /** Δ or the query's position */
  value: number
  limit: number
  /** what distances count */
  unit: Unit
  /** two tokens are chosen, apart by a distance of their own on each axis */
  paired: boolean
  onPlay: (playing: boolean) => void
  onMode: (mode: PlayMode) => void
  onSpeed: (speed: number) => void
  onScrub: (value: number) => void
}

const MODES = [
  { mode: 'distance', label: 'Key stands' },
  { mode: 'position', label: 'Both move' },
] as const

export function PlayBar({ playing, mode, speed, value, limit, unit, paired, onPlay, onMode, onSpeed, onScrub }: PlayBarProps) {
  const symbol = mode === 'distance' ? 'Δ' : paired ? 'key at' : 'query at'
  const ofPair = paired && mode === 'distance'
  const place = scrubPlace(value, limit)
  const said = unit === 'positions' ? formatPositions(value) : withUnit(formatPositions(value), shortUnit(unit))
  return (
    <div className={styles.bar} role="group" aria-label="Playback">
      <button
        type="button"
        className={`${parts.raised} ${parts.press} ${styles.play}`}
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={() => onPlay(!playing)}
      >
        {playing ? <IconPlayerPause size={18} stroke={1.5} /> : <IconPlayerPlay size={18} stroke={1.5} />}
      </button>
      <fieldset className={parts.options}>
        <legend className="unseen">What moves</legend>
        {MODES.map(option => (
          <label key={option.mode} className={parts.option}>
            <input type="radio" name="wheels-mode" checked={mode === option.mode} onChange={() => onMode(option.mode)} />
            {option.label}
          </label>
        ))}
      </fieldset>
      <RangeSlider
        className={styles.scrub}
        name={mode === 'distance' ? 'Distance' : `Position of the ${paired ? 'key' : 'query'}`}
        said={ofPair ? 'that of two tokens on each axis' : withUnit(formatPositions(value), unit)}
        max={SCRUB_STEPS}
        value={Math.round(place)}
        onChange={step => onScrub(scrubPosition(step, limit))}
        onStep={by => onScrub(Math.min(limit, Math.max(0, value + by)))}
      />
      <output className={styles.value}>
        {ofPair ? 'Δ of two tokens' : `${symbol}${mode === 'distance' ? ' =' : ''} ${said}`}
      </output>
      <select
        className={`${parts.raised} ${parts.press} ${styles.speed}`}
        aria-label={`Speed, ${unit} per second`}
        value={speed}
        onChange={event => onSpeed(Number(event.target.value))}
      >
        {SPEEDS.map(option => (
          <option key={option} value={option}>
            {withUnit(formatShort(option), `${shortUnit(unit)}/s`)}
          </option>
        ))}
      </select>
    </div>
  )
}
