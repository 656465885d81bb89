import type { Row } from '../../papers/paper'
import { formatShort } from '../../views/paint/format'
import { FIGURE_WIDTH } from './figureWidth'
import styles from './story.module.css'

/** px of a line of values, of the name above the lines of a row, and of the scale */
const LINE = 13
const NAME = 17
const GAP = 8
const SCALE = 20
const LEFT = 20

export function rowsHeight(rows: readonly Row[]): number {
  return rows.reduce((sum, { axes }) => sum + NAME + LINE * axes.length + GAP, SCALE)
}

/** What each axis is given on one log scale: a bar from the least to the most, a tick for every value. */
export function RangeRows({ rows, from, to, unit }: { rows: readonly Row[]; from: number; to: number; unit: string }) {
  const width = FIGURE_WIDTH - LEFT - 8
  const x = (value: number) => LEFT + (width * Math.log(value / from)) / Math.log(to / from)
  const tops = rows.map((_, at) => rows.slice(0, at).reduce((sum, { axes }) => sum + NAME + LINE * axes.length + GAP, 0))
  const foot = rowsHeight(rows) - SCALE
  const decades = Array.from({ length: Math.round(Math.log10(to / from)) + 1 }, (_, k) => from * 10 ** k)
  return (
    <>
      {decades.map((value, at) => (
        <g key={value}>
          <line x1={x(value)} x2={x(value)} y1={NAME} y2={foot} stroke="var(--line)" />
          {at % 2 === 0 && (
            <text x={x(value)} y={foot + 14} textAnchor={at === 0 ? 'start' : 'middle'} className={styles.tick}>
              {at === 0 ? `${unit} ${formatShort(value)}` : formatShort(value)}
            </text>
          )}
        </g>
      ))}
      {rows.map(({ name, axes }, row) => (
        <g key={name} transform={`translate(0 ${tops[row]})`}>
          <text x={LEFT} y={12} className={styles.panelName}>
            {name}
          </text>
          {axes.map(({ axis, values }, at) => {
            const y = NAME + LINE * at + LINE / 2
            return (
              <g key={axis}>
                <text x={LEFT - 7} y={y + 4} textAnchor="end" className={styles.tick} style={{ fill: `var(--${axis}-ink)` }}>
                  {axis}
                </text>
                <line
                  x1={x(Math.min(...values))}
                  x2={x(Math.max(...values))}
                  y1={y}
                  y2={y}
                  stroke={`var(--${axis}-ink)`}
                  strokeWidth={1.5}
                />
                {values.map(value => (
                  <line
                    key={value}
                    x1={x(value)}
                    x2={x(value)}
                    y1={y - 4}
                    y2={y + 4}
                    stroke={`var(--${axis}-ink)`}
                    strokeWidth={1.5}
                  />
                ))}
              </g>
            )
          })}
        </g>
      ))}
    </>
  )
}
