import { formatPositions, formatValue } from '../paint/format'
import type { Side } from '../view'
import { percent } from './colours'
import { maskedWords } from './mask'
import type { Cells, ScoresPicture } from './picture'
import type { CellReadout } from './readout'
import { attentionOf, cellReadout, pairOf, scoreOf, seesKey } from './readout'
import styles from './scores.module.css'
import { placeWords } from './words'

/** The pair of tokens under the cursor, exactly, and the cell that it lies in. */
export function Readout({ picture }: { picture: ScoresPicture }) {
  const { input, answer } = picture
  const { cursor, scene, a, b } = input
  const { query, key } = cursor
  if (query === null || key === null)
    return <p className={styles.hint}>Point at a cell, or use the arrow keys, for the exact score of a query and a key.</p>
  return (
    <div className={styles.readout}>
      <dl>
        <dt>Query</dt>
        <dd>
          {placeWords(scene.segments, query)} <span>({formatPositions(query)})</span>
        </dd>
        <dt>Key</dt>
        <dd>
          {placeWords(scene.segments, key)} <span>({formatPositions(key)})</span>
        </dd>
      </dl>
      {(b ? [a, b] : [a]).map(side => (
        <SideReadout
          key={side.letter}
          picture={picture}
          side={side}
          cells={side.letter === 'A' ? (answer?.a ?? null) : (answer?.b ?? null)}
          query={query}
          token={key}
        />
      ))}
    </div>
  )
}

interface SideProps {
  picture: ScoresPicture
  side: Side
  cells: Cells | null
  query: number
  token: number
}

function SideReadout({ picture: { input, answer }, side, cells, query, token }: SideProps) {
  const { form } = input.view.scores
  const score = scoreOf(input, side, query, token)
  const seen = seesKey(input, side, query, token) ?? true
  const pair = pairOf(side, input.scene.segments, query, token)
  const cell = cells && answer ? cellReadout(input, side, cells, query, token) : null
  const attention = form === 'softmax' && seen ? attentionOf(input, side, query, token) : null
  return (
    <section aria-label={`${side.letter} ${side.name}`}>
      <p>
        <b>{side.letter}</b> <em>{side.name}</em>
      </p>
      <p>
        <span>score C</span>
        <b data-score={side.letter}>{score === null ? 'no such token' : formatValue(score)}</b>
      </p>
      {!seen && pair && (
        <p>
          <span>masked: {maskedWords(side.spec.mask, ...pair)}</span>
        </p>
      )}
      {attention !== null && (
        <p>
          <span>attention</span>
          <b data-attention={side.letter}>{percent(attention)}</b>
        </p>
      )}
      {cell && answer && cell.pairs > 1 && (
        <>
          <p>
            <span>
              cell of {formatPositions(cell.rows)} × {formatPositions(cell.columns)}
            </span>
            <b>{cellWords(cell, answer.job.form)}</b>
          </p>
          {cell.allowed > 0 && cell.allowed < cell.pairs && (
            <p>
              <span>
                mean over the {formatPositions(cell.allowed)} of {formatPositions(cell.pairs)} pairs that the mask allows
              </span>
            </p>
          )}
        </>
      )}
      {cell && answer?.job.form === 'softmax' && cell.pairs === 1 && attention === null && cell.allowed > 0 && (
        <p>
          <span>attention</span>
          <b>{percent(cell.value)}</b>
        </p>
      )}
    </section>
  )
}

function cellWords({ allowed, value }: CellReadout, form: 'mean' | 'softmax'): string {
  if (!allowed) return 'masked'
  if (Number.isNaN(value)) return 'not looked at'
  return form === 'mean' ? formatValue(value) : percent(value)
}
