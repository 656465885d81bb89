import { useMemo, useState } from 'react'
import { promptProblem } from '../../../core/layouts'
import type { Segment } from '../../../core/scene'
import { promptTokens, segmentTokens } from '../../../core/scene'
import { formatCount, formatPositions } from '../../paint/format'
import parts from '../../paint/parts.module.css'
import type { Side, ViewProps } from '../../view'
import { factsOf } from '../facts'
import { idText } from '../words'
import { IdFiles } from './IdFiles'
import { IdGrid } from './IdGrid'
import { IdTools } from './IdTools'
import { columnsOf } from './idColumns'
import { alignRows } from './idRows'
import style from './ids.module.css'
import { PairWords } from './PairWords'

/** px that the panel is given at least, so that some rows are in sight */
const LEAST = 280

/** The ids of every token on every axis, of A and of B, with the two tokens that the cursor compares. */
export default function IdPanel({ input, act, height }: Pick<ViewProps, 'input' | 'act' | 'width' | 'height'>) {
  const { a, b, scene, cursor, phone } = input
  const { segments } = scene
  const [setsKey, setSetsKey] = useState(false)
  const rows = useMemo(() => alignRows(a, b, segments), [a.spec.tokens, b?.spec.tokens, segments])
  const columns = useMemo(() => columnsOf(rows, a, b, segments, phone), [phone, rows, a.spec, b?.spec, segments])
  const last = segments.reduce((sum, segment) => sum + segmentTokens(segment), 0) - 1
  const choose = (token: number, other: boolean) => act.setCursor(setsKey !== other ? { key: token } : { query: token })

  if (rows.count === 0)
    return <p className={parts.message}>This prompt has no tokens. Add some under Sequence to see their ids.</p>
  return (
    <div className={style.panel} style={phone ? undefined : { height: Math.max(LEAST, height) }}>
      <div className={style.told}>
        {(b ? [a, b] : [a]).map(side => (
          <SideWords key={side.letter} side={side} segments={segments} />
        ))}
        <PairWords input={input} />
      </div>
      <div className={style.bar}>
        <IdTools last={last} setsKey={setsKey} onSetsKey={setSetsKey} onGo={token => choose(token, false)} />
        <IdFiles table={{ rows, a, b, segments }} />
      </div>
      <IdGrid
        input={input}
        rows={rows}
        columns={columns}
        query={cursor.query}
        chosenKey={cursor.key}
        onChoose={choose}
        setsKey={setsKey}
      />
    </div>
  )
}

/** How many tokens a side has, where text goes on, and what decoding adds; of that what its text rule gives a meaning. */
function SideWords({ side, segments }: { side: Side; segments: readonly Segment[] }) {
  const { letter, name, setup, spec } = side
  const put = spec.tokens.count - promptTokens(segments)
  const more = put > 0 ? `, ${formatPositions(put)} of them put in by the layout` : ''
  const takesText = promptProblem(setup.layout, [{ kind: 'text', tokens: 1 }]) === null
  const { text } = factsOf(side, segments)
  const [sign, size] = [spec.ropeDelta < 0 ? '−' : '+', idText(Math.abs(spec.ropeDelta))]
  return (
    <p>
      <b>{letter}</b> {name}: {formatCount(spec.tokens.count, 'token')}
      {more}. {!takesText && 'It has no place for text, so no next text position.'}
      {takesText && text === 'still' && 'Text is not rotated: all of its ids are 0.'}
      {takesText && text !== 'still' && (
        <>
          The next text token takes position <b>{idText(spec.next)}</b>.{' '}
        </>
      )}
      {takesText && text === 'counts' && (
        <>
          Rope delta <b>{idText(spec.ropeDelta)}</b>: in decoding, token c stands at c {sign} {size}.
        </>
      )}
    </p>
  )
}
