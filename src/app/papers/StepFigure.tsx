import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Figure } from '../../papers/paper'
import { FIGURE_WIDTH } from './figureWidth'
import { PLOT_HEIGHT, Plot } from './PlotFigure'
import { RangeRows, rowsHeight } from './RangeRows'
import styles from './story.module.css'
import { WheelRow, wheelsHeight } from './WheelRow'

/** A picture in the text of a step. */
export function StepFigure({ figure }: { figure: Figure }) {
  const title = useId()
  const [height, children] = drawn(figure)
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${FIGURE_WIDTH} ${height}`} role="img" aria-labelledby={title}>
        {children}
      </svg>
      <figcaption id={title}>{figure.title}</figcaption>
    </figure>
  )
}

function drawn(figure: Figure): [number, ReactNode] {
  if ('rows' in figure) return [rowsHeight(figure.rows), <RangeRows key="rows" {...figure} />]
  if ('wheels' in figure) return [wheelsHeight(figure.wheels), <WheelRow key="wheels" wheels={figure.wheels} />]
  const plots = figure.panels.map((panel, k) => (
    <g key={panel.name} transform={`translate(0 ${k * PLOT_HEIGHT})`}>
      <Plot panel={panel} />
    </g>
  ))
  return [PLOT_HEIGHT * plots.length, plots]
}
