import { formatValue } from '../paint/format'
import styles from './decay.module.css'
import { readingOf } from './laneReading'
import type { DrawnLane, Picture } from './picture'

/** px of the row of values above the lane */
export const PHONE_VALUES = 28

/** The values under the cursor, for pages without room beside the plot. */
export function PhoneValues({ picture: { input, lanes } }: { picture: Picture }) {
  const { box, a, b } = lanes[0] as DrawnLane
  return (
    <div className={styles.values} style={{ marginBottom: PHONE_VALUES - 24 }}>
      {[a, b].map(
        drawn =>
          drawn && (
            <span key={drawn.side.letter}>
              <b>{drawn.side.letter}</b>
              <svg width={20} height={16} aria-hidden="true">
                <line
                  x2={20}
                  y1={8}
                  y2={8}
                  stroke={drawn.ink}
                  strokeWidth={drawn === a ? 2.5 : 1.5}
                  strokeDasharray={drawn === a ? undefined : '4 3'}
                />
              </svg>
              <em>{drawn.side.name}</em>
              {said(readingOf(drawn, box.lane, input).value)}
            </span>
          ),
      )}
    </div>
  )
}

function said(value: number | null): string {
  return value === null ? '–' : formatValue(value)
}
