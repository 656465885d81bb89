import { CONTEXT } from '../../state/viewLink'
import { formatCount, formatPositions, formatShort } from '../paint/format'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import styles from './bounds.module.css'
import { CertificateButtons } from './CertificateButtons'
import { contextOf } from './context'
import { ladderNote, ladderOf, otherLadder, REACH } from './ladder'
import { foundFor } from './request'
import { baseText, publishedRows } from './rows'
import { endText } from './words'

/** The answer both ways: the base that the context needs, and the context that the bases of A and B carry. */
export function BoundsPanel({ input, frame, act }: Pick<ViewProps, 'input' | 'frame' | 'act'>) {
  const own = ladderOf(input.a)
  const other = otherLadder(input)
  const notes = [own, other].flatMap(ladder => (ladder ? [ladderNote(ladder)] : [])).filter(Boolean)
  return (
    <>
      <section className={styles.answer} aria-live="polite">
        <Needed input={input} frame={frame} act={act} />
      </section>
      <section className={styles.answer}>
        <h2>Context that a base carries</h2>
        {[own, other].map(
          ladder =>
            ladder && (
              <p key={ladder.side.letter}>
                {ladder.side.letter} base {formatShort(ladder.base)}:{' '}
                <b>{ladder.carries === null ? `over ${formatPositions(REACH)}` : formatPositions(ladder.carries)}</b> positions
              </p>
            ),
        )}
      </section>
      <p className={styles.note}>
        Plain ladder base^(−2i/{own.channels}), {formatCount(own.channels / 2, 'pair')}.{' '}
        <a href="https://arxiv.org/abs/2405.14591" target="_blank" rel="noreferrer">
          arXiv 2405.14591
        </a>
        : a context is carried where C(m) ≥ 0 at every distance m within it.
        {notes.map(note => ` ${note}`)}
      </p>
    </>
  )
}

function Needed({ input, frame, act }: Pick<ViewProps, 'input' | 'frame' | 'act'>) {
  const length = contextOf(input)
  const found = foundFor(frame, input)
  const { rotaryDim, ropeTheta, trainedLength } = input.a.setup.geometry
  if (length === null)
    return (
      <>
        <h2>Smallest base</h2>
        <p>
          {rotaryDim < 8
            ? `${rotaryDim} channels are too few: this asks for heads of 8 rotated channels or more.`
            : trainedLength >= CONTEXT.min && trainedLength <= CONTEXT.max
              ? 'The trained length is long; press Solve to look for its base.'
              : `The trained length is not sought; type a context from ${CONTEXT.min} to ${formatPositions(CONTEXT.max)} positions.`}
        </p>
      </>
    )
  const title = <h2>Smallest base for {formatPositions(length)} positions</h2>
  if (found === null)
    return (
      <>
        {title}
        <p>Not found yet. A sweep upwards from base 1 proves base after base too small, and ends at the first that is not.</p>
      </>
    )
  if (found === 'beyond')
    return (
      <>
        {title}
        <p>None up to 10¹²: every base fails at some distance, proven.</p>
      </>
    )
  const row = publishedRows(rotaryDim).find(published => published.length === length)
  const used = Math.abs(ropeTheta / usable(found) - 1) < 1e-12
  return (
    <>
      {title}
      <output className={styles.base}>{baseText(found.base)}</output>
      <p>Just below it C is negative at m = {formatPositions(found.m)}.</p>
      <p>{endText(found.end)}</p>
      {row && (
        <p>
          Published: {formatShort(row.published)},{' '}
          {row.verdict === 'agrees' ? 'agrees to two digits' : `${row.verdict} than ours`}.
        </p>
      )}
      <div className={styles.buttons}>
        <button
          type="button"
          className={parts.button}
          disabled={used}
          onClick={() => act.setGeometry({ ropeTheta: usable(found) })}
        >
          {used ? 'A uses this base' : 'Use this base'}
        </button>
        <CertificateButtons key={`${rotaryDim} ${length}`} certificate={found.certificate} base={found.base} />
      </div>
    </>
  )
}

/** A base just above the root that passes, in few digits where the interval has room. */
function usable({ base, end }: { base: number; end: { base: number } }): number {
  for (let digits = 6; digits < 15; digits++) {
    const step = 10 ** (Math.floor(Math.log10(base)) + 1 - digits)
    const rounded = Number((Math.ceil(base / step) * step).toPrecision(digits))
    if (rounded > base && rounded < end.base) return rounded
  }
  return base * (1 + 1e-12)
}
