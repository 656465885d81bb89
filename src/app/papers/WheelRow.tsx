import type { Wheel } from '../../papers/paper'
import { FIGURE_WIDTH } from './figureWidth'
import styles from './story.module.css'

const NAME = 20
const HANDS = 12
/** of the wheel's place that stays free for what a map makes longer */
const ROOM = 1.62

export function wheelsHeight(wheels: readonly Wheel[]): number {
  return NAME + FIGURE_WIDTH / wheels.length
}

/** Hands on a circle, thin, and where the map takes each, strong; the line between their ends is the way. */
export function WheelRow({ wheels }: { wheels: readonly Wheel[] }) {
  const place = FIGURE_WIDTH / wheels.length
  const radius = place / 2 / ROOM
  return wheels.map(({ name, map }, at) => {
    const end = (angle: number) => {
      const [x, y] = map(Math.cos(angle), Math.sin(angle))
      return [radius * x, -radius * y] as const
    }
    const hands = Array.from({ length: HANDS }, (_, k) => (2 * Math.PI * (k + 0.5)) / HANDS)
    const outline = Array.from({ length: 97 }, (_, k) => end((2 * Math.PI * k) / 96))
    return (
      <g key={name} transform={`translate(${(at + 0.5) * place} ${NAME + place / 2})`}>
        <text y={-place / 2 - 6} textAnchor="middle" className={styles.panelName}>
          {name}
        </text>
        <circle r={radius} fill="none" stroke="var(--line2)" />
        <path d={`M${outline.map(point => point.map(n => n.toFixed(1)).join(' ')).join('L')}`} fill="none" stroke="var(--ink3)" />
        {hands.map(angle => {
          const [x, y] = end(angle)
          const [fromX, fromY] = [radius * Math.cos(angle), -radius * Math.sin(angle)]
          return (
            <g key={angle}>
              <line x2={fromX} y2={fromY} stroke="var(--line2)" />
              <line x2={x} y2={y} stroke="var(--ink)" strokeWidth={1.5} />
              <circle cx={x} cy={y} r={2} fill="var(--ink)" />
            </g>
          )
        })}
      </g>
    )
  })
}
