import type { ReactNode } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { AxisId } from '../../core/scene'
import { axisText } from '../paint/axisWords'
import type { Palette } from '../paint/palette'
import parts from '../paint/parts.module.css'
import style from './layout.module.css'

interface Props {
  /** px of the mark inside the place, and the place's width */
  x: number
  y: number
  width: number
  children: ReactNode
}

/** A note beside a mark: 16 px right of it, left where there is no room; never below the place. */
export function IdTip({ x, y, width, children }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const tip = ref.current
    if (!tip) return
    const right = x + 16 + tip.offsetWidth <= width
    tip.style.left = `${right ? x + 16 : Math.max(0, x - 16 - tip.offsetWidth)}px`
    const room = (tip.offsetParent?.clientHeight ?? Number.POSITIVE_INFINITY) - tip.offsetHeight
    tip.style.top = `${Math.min(y, room)}px`
  })
  return (
    <div ref={ref} className={`${parts.tip} ${style.tip}`}>
      {children}
    </div>
  )
}

interface ListProps {
  /** one column of ids per side, headed by its letter where there are two */
  columns: readonly { letter: string; ids: readonly { axis: AxisId; text: string }[] }[]
  palette: Palette
}

export function IdList({ columns, palette }: ListProps) {
  const axes = [...new Set(columns.flatMap(({ ids }) => ids.map(({ axis }) => axis)))]
  return (
    <table className={style.ids}>
      {columns.length > 1 && (
        <thead>
          <tr>
            <td />
            {columns.map(({ letter }) => (
              <th key={letter}>{letter}</th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {axes.map(axis => (
          <tr key={axis}>
            <th className="math" style={{ color: palette.axisInk[axis] }}>
              {axisText(axis)}
            </th>
            {columns.map(({ letter, ids }) => (
              <td key={letter}>{ids.find(id => id.axis === axis)?.text ?? '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
