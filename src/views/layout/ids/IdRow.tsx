import { memo } from 'react'
import type { Segment } from '../../../core/scene'
import { formatPositions } from '../../paint/format'
import type { Side } from '../../view'
import { idText } from '../words'
import type { IdColumn } from './idColumns'
import { partName, placeText } from './idColumns'
import type { IdRows } from './idRows'
import style from './ids.module.css'

interface Props {
  id: string
  row: number
  rows: IdRows
  a: Side
  b: Side | null
  columns: readonly IdColumn[]
  segments: readonly Segment[]
  /** frame, row and column stand beside the part */
  narrow: boolean
  role: 'query' | 'key' | 'both' | null
  /** where the keyboard stands */
  active: boolean
}

/** One token: what it is chosen as, where it is in the prompt, and its ids. */
export const IdRow = memo(function IdRow({ id, row, rows, a, b, columns, segments, narrow, role, active }: Props) {
  const put = (rows.promptOf[row] as number) < 0
  const [token, ...others] = columns as [IdColumn, ...IdColumn[]]
  const place = token.at(row)
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={role !== null}
      data-line={row}
      data-role={role ?? undefined}
      data-active={active ? '' : undefined}
      data-put={put ? '' : undefined}
      title={put ? 'put in by the layout, no token of the prompt' : undefined}
      className={style.row}
    >
      <span role="gridcell" className={style.mark}>
        {role && (
          <svg width={22} height={12} role="img" aria-label={role === 'both' ? 'query and key' : role}>
            {role !== 'key' && <rect x={1} y={2} width={8} height={8} fill="var(--ink)" />}
            {role !== 'query' && <circle cx={16} cy={6} r={4} fill="none" stroke="var(--ink)" strokeWidth={1.75} />}
          </svg>
        )}
      </span>
      <span role="gridcell" className={style.token}>
        {place === null ? '–' : formatPositions(place)}
      </span>
      <span role="gridcell" className={style.part}>
        {partName(rows, a, b, segments, row)}
        {narrow && <span className={style.where}>{placeText(rows, a, b, row)}</span>}
      </span>
      {others.map((column, k) => {
        const value = column.at(row)
        const first = column.letter !== '' && column.letter !== columns[k]?.letter
        return (
          <span role="gridcell" key={column.name} data-first={first ? '' : undefined}>
            {value === null ? '–' : idText(value)}
          </span>
        )
      })}
    </div>
  )
})
