import { placesOf } from '../../../core/places'
import { axisText, shortUnit, unitOn } from '../../paint/axisWords'
import { formatPositions } from '../../paint/format'
import type { Side, ViewProps } from '../../view'
import { idText } from '../words'
import style from './ids.module.css'

/** The two tokens that the cursor compares and how far they are apart on each axis. */
export function PairWords({ input: { a, b, cursor, scene, palette } }: Pick<ViewProps, 'input'>) {
  const { query, key } = cursor
  if (query === null && key === null) return <p className={style.hint}>No token is chosen yet.</p>
  if (query === null || key === null)
    return (
      <p className={style.hint}>
        {query === null ? `Key is token ${formatPositions(key as number)}` : `Query is token ${formatPositions(query)}`}; choose a{' '}
        {query === null ? 'query' : 'key'} as well to see their distance on each axis.
      </p>
    )
  const apart = (side: Side) => {
    const { tokenOf } = placesOf(side.spec.tokens, scene.segments)
    const [from, to] = [tokenOf[key] as number, tokenOf[query] as number]
    if (from < 0 || to < 0) return 'has no such token'
    return side.spec.axes.map((axis, k) => {
      const ids = side.spec.positionIds[k] as Float64Array
      return (
        <span key={axis} className={style.apart} style={{ color: palette.axisInk[axis] }}>
          Δ<i className="math">{axisText(axis)}</i> {idText((ids[to] as number) - (ids[from] as number))}
          {unitOn([axis]) !== 'positions' && ` ${shortUnit(unitOn([axis]))}`}
        </span>
      )
    })
  }
  return (
    <p>
      Query {formatPositions(query)} minus key {formatPositions(key)}:{' '}
      {(b ? [a, b] : [a]).map(side => (
        <span key={side.letter} className={style.apartSide}>
          <b>{side.letter}</b> {apart(side)}
        </span>
      ))}
    </p>
  )
}
