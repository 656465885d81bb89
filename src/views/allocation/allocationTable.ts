import { axisText, oneUnit } from '../paint/axisWords'
import type { Side, Table, ViewInput } from '../view'
import { divisorOf, scalingOf } from './bandRanges'
import { frameScale } from './frameScale'
import type { Pair } from './pairs'
import { pairName, pairUnit, readPairs, trainedTurns, trainedUnit, turnLength } from './pairs'

/** One row per pair: its axis, wavelength, frequency and turns for A, then for B; frames where the prompt has a video. */
export function allocationTable({ a, b, scene }: ViewInput): Table {
  const sides = [a, ...(b ? [b] : [])].map(side => columnsOf(side, scene.segments))
  const count = Math.max(...sides.map(({ rows }) => rows.length))
  return {
    title: 'Allocation of pairs to axes',
    columns: ['Pair', ...sides.flatMap(({ columns }) => columns)],
    rows: Array.from({ length: count }, (_, i) => [i, ...sides.flatMap(({ columns, rows }) => rows[i] ?? columns.map(() => ''))]),
  }
}

function columnsOf({ letter, spec, setup }: Side, segments: ViewInput['scene']['segments']) {
  const pairs = readPairs(spec)
  const frames = frameScale(segments, spec)
  const { trainedLength } = setup.geometry
  const unit = pairUnit(pairs)
  const names = ['axis', `λ (${unit})`, `ω (rad/${oneUnit(unit)})`, `turns in ${trainedLength} ${trainedUnit(pairs)}`]
  const scaling = scalingOf({ letter, spec })
  const scaled = scaling
    ? [`λ before scaling (${unit})`, 'ω divided by', ...(scaling.bands ? ['region'] : []), 'moved by hand']
    : []
  const columns = [...names, ...(frames ? ['λ (frames)', 'λ (s)'] : []), ...scaled].map(name => `${letter} ${name}`)
  const rows = pairs.map(pair => {
    const lambda = Number.isFinite(turnLength(pair)) ? pair.lambda : ''
    const known = [pairCell(pair), lambda, Math.abs(pair.omega), trainedTurns(pair, trainedLength)]
    const scaledTo = scaling
      ? [
          pair.before ?? '',
          Number.isFinite(pair.lambda) ? divisorOf(pair) : '',
          ...(scaling.bands ? [pair.band ?? ''] : []),
          pair.scheduled === undefined ? '' : 'yes',
        ]
      : []
    if (!frames) return [...known, ...scaledTo]
    const count =
      (pair.reads === 't' || pair.reads === 'p') && lambda !== '' ? (lambda * (pair.step ?? 1)) / frames.positions : ''
    return [...known, count, count === '' ? '' : count * frames.seconds, ...scaledTo]
  })
  return { columns, rows }
}

/** The axis of a pair; of several each with its own frequency. */
export function pairCell(pair: Pair): string {
  if (!pair.parts) return pairName(pair)
  return pair.parts.map(({ axis, omega }) => `${axisText(axis)} ${omega.toPrecision(4).replace('-', '−')}`).join(', ')
}
