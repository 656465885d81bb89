import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Actions } from '../../state/store'
import { segmentName } from '../layout/words'
import parts from '../paint/parts.module.css'
import { RangeSlider } from '../paint/RangeSlider'
import type { ViewInput } from '../view'
import styles from './field.module.css'
import type { Aim } from './gestures'
import { queryChange } from './gestures'
import type { FieldPicture, Page } from './picture'
import { fitPage } from './picture'
import { capacity } from './placeField'
import { gridsOf, middleOf, subjectOf, tokenAt } from './subject'

interface BarProps {
  picture: FieldPicture
  /** what is chosen, where the picture still shows what was */
  now: ViewInput
  aim: Aim
  onAim: (aim: Aim) => void
  page: Page
  onPage: (page: Page) => void
  act: Actions
}

const AIMS = [
  { aim: 'query', label: 'Query' },
  { aim: 'key', label: 'Key' },
] as const

/** What a click chooses, which grid is drawn, and which of its frames. */
export function FieldBar({ picture, now, aim, onAim, page, onPage, act }: BarProps) {
  const { grid, place, input, subject } = picture
  const grids = gridsOf(input.scene.segments)
  return (
    <>
      <fieldset className={styles.modes}>
        <legend className="unseen">A click chooses</legend>
        {AIMS.map(option => (
          <label key={option.aim} className={styles.mode}>
            <input type="radio" name="field-aim" checked={aim === option.aim} onChange={() => onAim(option.aim)} />
            {option.label}
          </label>
        ))}
      </fieldset>
      {grids.length > 1 && (
        <select
          className={`${parts.raised} ${parts.press} ${styles.select}`}
          aria-label="Image or video"
          value={grid.segment}
          onChange={event => {
            const next = grids.find(({ segment }) => segment === Number(event.target.value))
            if (!next) return
            const middle = tokenAt(next, middleOf(next))
            act.setCursor(subject.from ? { query: middle, key: null } : { key: middle })
          }}
        >
          {grids.map(({ segment, frames, rows, cols }) => (
            <option key={segment} value={segment}>
              {segmentName(input.scene.segments, segment)}, {frames > 1 ? `${frames} × ` : ''}
              {rows} × {cols}
            </option>
          ))}
        </select>
      )}
      <TextQuery picture={picture} now={now} act={act} />
      {grid.frames > capacity(place) && <FrameScrub picture={picture} page={page} onPage={onPage} />}
    </>
  )
}

/** Asks from the first token of a text, or from the grid again. */
function TextQuery({ picture, now, act }: Pick<BarProps, 'picture' | 'now' | 'act'>) {
  const { input, subject, grid } = picture
  const { segments } = input.scene
  const texts = segments.flatMap((segment, at) => (segment.kind === 'text' && segment.tokens > 0 ? [at] : []))
  if (!texts.length && subject.chosen) return null
  const first = (at: number) => {
    const before = gridsOf([...segments.slice(0, at), { kind: 'image', rows: 1, cols: 1, spatialMerge: 1 }]).at(-1)
    return before?.first ?? 0
  }
  const asking = texts.find((at, k) => {
    const next = texts[k + 1]
    return subject.from === null && subject.query >= first(at) && (next === undefined || subject.query < first(next))
  })
  return (
    <select
      className={`${parts.raised} ${parts.press} ${styles.select}`}
      aria-label="Who asks"
      value={subject.from ? 'grid' : String(asking ?? '')}
      onChange={event => {
        const to = event.target.value
        const last = { input: now, subject: subjectOf(now.scene, now.cursor) ?? subject }
        act.setCursor(queryChange(last, to === 'grid' ? tokenAt(grid, middleOf(grid)) : first(Number(to))))
      }}
    >
      <option value="grid">
        {subject.chosen ? 'a cell asks' : `middle of the ${grid.frames > 1 ? 'last frame' : 'picture'} asks`}
      </option>
      {texts.map(at => (
        <option key={at} value={at}>
          {segmentName(segments, at)} asks
        </option>
      ))}
    </select>
  )
}

/** ms between two frames while playing */
const PLAY_EVERY = 200
const STRIDES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]

function FrameScrub({ picture, page, onPage }: Pick<BarProps, 'picture' | 'page' | 'onPage'>) {
  const { grid, place, frames } = picture
  const [playing, setPlaying] = useState(false)
  const shown = capacity(place)
  const fitted = fitPage(page, grid.frames, shown)
  const last = fitPage({ ...fitted, first: grid.frames }, grid.frames, shown).first
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => onPage({ ...fitted, first: fitted.first >= last ? 0 : fitted.first + 1 }), PLAY_EVERY)
    return () => clearInterval(timer)
  }, [playing, fitted, last, onPage])
  const [from, to] = [(frames[0] ?? 0) + 1, (frames.at(-1) ?? 0) + 1]
  const words = `frames ${from} to ${to}${fitted.stride > 1 ? `, every ${fitted.stride}th` : ''}, of ${grid.frames}`
  return (
    <div className={styles.scrub} role="group" aria-label="Frames on screen">
      <button
        type="button"
        className={`${parts.raised} ${parts.press} ${styles.play}`}
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={() => setPlaying(!playing)}
      >
        {playing ? <IconPlayerPause size={16} stroke={1.5} /> : <IconPlayerPlay size={16} stroke={1.5} />}
      </button>
      <RangeSlider
        name="First frame on screen"
        said={words}
        max={last}
        value={fitted.first}
        onChange={first => onPage({ ...fitted, first })}
      />
      <select
        className={`${parts.raised} ${parts.press} ${styles.select}`}
        aria-label="Which frames"
        value={fitted.stride}
        onChange={event => onPage({ first: 0, stride: Number(event.target.value) })}
      >
        {STRIDES.filter(stride => stride === 1 || stride < 2 * Math.ceil(grid.frames / shown)).map(stride => (
          <option key={stride} value={stride}>
            {stride === 1 ? 'each frame' : `1 in ${stride}`}
          </option>
        ))}
      </select>
      <output>
        {from}–{to} of {grid.frames}
      </output>
    </div>
  )
}
