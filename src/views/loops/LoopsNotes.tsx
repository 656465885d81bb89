import { hasPeak, pixelFrames } from '../../core/loops'
import { formatPositions, formatShort } from '../paint/format'
import type { LoopFacts } from './facts'
import { isNear, measures, otherClip, timePairText } from './facts'
import style from './loops.module.css'
import { reportsOf } from './marks'

/** The rule of the prediction, how frames are counted, and what users and papers report of the model. */
export function LoopsNotes({ facts }: { facts: LoopFacts }) {
  const reports = reportsOf(facts.side)
  return (
    <div className={style.notes}>
      <p>
        <b>Rule</b> A clip is expected to repeat at the shortest wavelength of time beyond the trained length at which a faster
        pair is back as well, within a sixth of a turn. {noneText(facts)}
        {countingText(facts)}
      </p>
      {reports.length > 0 && (
        <p>
          <b>Reported</b>{' '}
          {reports.map(({ says, source }, at) => (
            <span key={source.url}>
              {at > 0 && '; '}
              {says} (
              <a href={source.url} target="_blank" rel="noreferrer">
                {source.label}
              </a>
              )
            </span>
          ))}
          . {verdict(facts)}
        </p>
      )}
    </div>
  )
}

/** Why the rule predicts no repeat, or none that matters here. */
function noneText(facts: LoopFacts): string {
  const { repeat, pairs, trained, clip } = facts
  if (repeat) {
    const far = `Here that is ${formatShort(measures(repeat.delta, clip).frames)} token frames, far past this clip. `
    return isNear(repeat.delta, facts) ? '' : far
  }
  const length = `the trained ${formatPositions(trained)} positions`
  return pairs.every(({ wavelength }) => wavelength <= trained)
    ? `All wavelengths of time are shorter than ${length}, so it predicts none: turns like these lie within that length. `
    : `No such wavelength lies beyond ${length}. `
}

function countingText({ clip: { step, patch, frames }, causal }: LoopFacts): string {
  const positions = step === 1 ? 'one position' : `${formatShort(step)} positions`
  const stands = `A token frame is ${positions} of the time axis and ${patch} pixel frames`
  return causal
    ? `${stands}; ${frames} of them are ${patch} · ${frames - 1} + 1 = ${pixelFrames(frames, patch, true)}.`
    : `${stands}.`
}

/** How the prediction and the reports go together, in one sentence. */
export function verdict(facts: LoopFacts): string {
  const { repeat, side, pairs } = facts
  const reports = reportsOf(side)
  const pair = reports.find(found => found.pair !== undefined)?.pair
  const frame = reports.find(found => found.pixelFrames !== undefined)?.pixelFrames
  if (!repeat) return 'The rule finds no repeat here.'
  const picked = repeat.turned.at(-1)
  const k = picked?.k
  const named = picked ? timePairText(picked) : ''
  const { pixels } = measures(repeat.delta, otherClip(facts) ?? facts.clip)
  const parts = [
    pair === undefined ? '' : pair === k ? `The rule picks the same, ${named}` : `The rule picks ${named} instead`,
    frame === undefined ? '' : `its wavelength is ${formatShort(pixels)} pixel frames`,
    repeat.back.length < repeat.turned.length
      ? `only ${repeat.back.length} of ${repeat.turned.length} pairs are back there${hasPeak(pairs, repeat.delta) ? '' : ' and the mean cosine has no peak'}, so the repeat is expected to be faint`
      : '',
  ].filter(Boolean)
  const text = parts.join('; ')
  return text ? `${text[0]?.toUpperCase()}${text.slice(1)}.` : ''
}
