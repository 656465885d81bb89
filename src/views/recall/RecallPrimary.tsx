import type { KeyboardEvent, PointerEvent } from 'react'
import { useEffect } from 'react'
import type { RecallState } from '../../state/recall'
import { RECALL } from '../../state/recall'
import { NumberField } from '../paint/NumberField'
import parts from '../paint/parts.module.css'
import { useSlices } from '../paint/useSlices'
import type { ViewProps } from '../view'
import { CODEBOOKS, chosenCell, recallAt, WINDOWS, workOn } from './facts'
import { RecallPicture, recallPlace } from './RecallPicture'
import styles from './recall.module.css'
import { percent } from './words'

/** px of the bar above the picture */
const BAR = { desk: 46, phone: 190 }

const FIELDS = ['recallFar', 'recallSlow', 'recallShare', 'recallSeed'] as const

/** How much of the true top keys a ranking by quantised, unrotated keys finds. */
export function RecallPrimary({ input, act, width, height }: ViewProps) {
  const { view, phone } = input
  const recall = recallAt(input)
  useSlices(recall, workOn, 6)
  // the caption stands outside of this picture, and says what is found once all is there
  useEffect(() => {
    if (recall.done) act.setView(now => ({ recall: { ...now.recall } }))
  }, [recall, recall.done, act])
  const place = recallPlace(input, width, height - (phone ? BAR.phone : BAR.desk))
  const { book, window } = chosenCell(view.recall)
  const set = (change: Partial<RecallState>) => act.setView(now => ({ recall: { ...now.recall, ...change } as RecallState }))
  const choose = (atBook: number, atWindow: number) => {
    const within = (at: number, values: readonly number[]) => values[Math.max(0, Math.min(values.length - 1, at))] as number
    set({ recallCodewords: within(atBook, CODEBOOKS), recallWindow: within(atWindow, WINDOWS) })
  }
  const pressed = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    choose(Math.floor((event.clientX - box.left) / place.map.cell), Math.floor((event.clientY - box.top) / place.map.row))
  }
  const key = (event: KeyboardEvent) => {
    const by = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key]
    if (!by) return
    event.preventDefault()
    event.stopPropagation()
    choose(book + (by[0] as number), window + (by[1] as number))
  }
  return (
    <div className={`${parts.cover} ${styles.primary}`} style={{ width, minHeight: height }}>
      <div className={styles.bar}>
        {FIELDS.map(name => {
          const spec = RECALL.specs[name] as { label: string; min: number; max: number; integer?: boolean; unit?: string }
          const { label, min, max, integer, unit } = spec
          return (
            <NumberField
              key={name}
              {...{ label, min, max, integer, unit }}
              value={view.recall[name]}
              onChange={value => set({ [name]: value })}
            />
          )
        })}
      </div>
      <div style={{ position: 'relative', height: place.height }}>
        <svg width={width} height={place.height} aria-hidden="true" style={{ display: 'block', overflow: 'visible' }}>
          <RecallPicture input={input} recall={recall} place={place} />
        </svg>
        <div
          className={styles.pad}
          style={{
            left: place.map.left,
            top: place.map.top,
            width: place.map.cell * CODEBOOKS.length,
            height: place.map.row * WINDOWS.length,
          }}
          role="slider"
          tabIndex={0}
          aria-label="Codebook and window"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(100 * (recall.found[book]?.[window] ?? 0))}
          aria-valuetext={`${CODEBOOKS[book]} entries, window of ${WINDOWS[window]}: ${percent(recall.found[book]?.[window])} found`}
          onPointerDown={pressed}
          onPointerMove={event => event.buttons & 1 && pressed(event)}
          onKeyDown={key}
        />
      </div>
    </div>
  )
}
