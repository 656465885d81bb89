import type { Curve, Panel } from '../../papers/paper'
import { formatShort } from '../../views/paint/format'
import { linear } from '../../views/paint/linear'
import { polyline } from '../../views/paint/polyline'
import { FIGURE_WIDTH as WIDTH } from './figureWidth'
import styles from './story.module.css'

/** px of one plot */
export const PLOT_HEIGHT = 128
const HEIGHT = PLOT_HEIGHT
const PLOT = { left: 26, right: 6, top: 20, bottom: 20 }

/** points of a smooth curve */
const SAMPLES = 720

/** From fast to slow. */
const WEIGHTS = [1, 1.75, 2.6]

/** Curves over one axis. */
export function Plot({ panel }: { panel: Panel }) {
  const { name, from, to, unit, low, high, mark, curves } = panel
  const x = linear([from, to], [PLOT.left, WIDTH - PLOT.right])
  const y = linear([low, high], [HEIGHT - PLOT.bottom, PLOT.top])
  const single = curves.every(({ axis }) => axis)
  return (
    <>
      <text x={PLOT.left} y={12} className={styles.panelName}>
        {name}
        <tspan className={styles.tick}> {curves.map(({ label }) => label).join(', ')}</tspan>
      </text>
      {[...new Set([low, low < 0 && high > 0 ? 0 : low, high])].map(value => (
        <g key={value}>
          <line
            x1={PLOT.left}
            x2={WIDTH - PLOT.right}
            y1={y(value)}
            y2={y(value)}
            stroke={value === 0 ? 'var(--line2)' : 'var(--line)'}
          />
          <text x={PLOT.left - 5} y={y(value) + 4} textAnchor="end" className={styles.tick}>
            {formatShort(value)}
          </text>
        </g>
      ))}
      {mark !== undefined && (
        <>
          <line x1={x(mark)} x2={x(mark)} y1={PLOT.top} y2={HEIGHT - PLOT.bottom} stroke="var(--ink)" />
          <text x={x(mark)} y={HEIGHT - 5} textAnchor={x(mark) < 60 ? 'start' : 'middle'} className={styles.tick}>
            {formatShort(mark)}
          </text>
        </>
      )}
      {curves.map((curve, k) => (
        <path
          key={curve.label}
          d={pathOf(curve, panel, x, y)}
          fill="none"
          stroke={curve.axis ? `var(--${curve.axis}-ink)` : 'var(--ink)'}
          strokeWidth={single ? (WEIGHTS[k] ?? 1.5) : 1.75}
          strokeDasharray={curve.dashed ? '5 3.5' : undefined}
        />
      ))}
      {x
        .ticks(4)
        .filter(value => mark === undefined || Math.abs(x(value) - x(mark)) > 40)
        .map(value => (
          <text
            key={value}
            x={x(value)}
            y={HEIGHT - 5}
            textAnchor={value === from ? 'start' : value === to ? 'end' : 'middle'}
            className={styles.tick}
          >
            {value === to ? `${unit} ${formatShort(value)}` : formatShort(value)}
          </text>
        ))}
    </>
  )
}

function pathOf({ at }: Curve, { from, to, whole }: Panel, x: (value: number) => number, y: (value: number) => number): string {
  const count = whole ? to - from : SAMPLES
  const points = Array.from({ length: count + 1 }, (_, k) => from + (k * (to - from)) / count)
  return polyline(points.map(value => [x(value), y(at(value))] as const))
}
