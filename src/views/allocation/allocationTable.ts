import type { Side, Table, ViewInput } from '../view'
import { frameScale } from './frameScale'
import { readingName, readPairs, turns } from './pairs'

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
  const frames = frameScale(segments, spec)
  const { trainedLength } = setup.geometry
  const names = ['axis', 'λ (positions)', 'ω (rad/position)', `turns in ${trainedLength} positions`]
  const columns = [...names, ...(frames ? ['λ (frames)', 'λ (s)'] : [])].map(name => `${letter} ${name}`)
  const rows = readPairs(spec).map(pair => {
    const lambda = Number.isFinite(pair.lambda) ? pair.lambda : ''
    const known = [readingName(pair.reads), lambda, Math.abs(pair.omega), turns(pair, trainedLength)]
    if (!frames) return known
    const count = (pair.reads === 't' || pair.reads === 'p') && lambda !== '' ? lambda / frames.positions : ''
    return [...known, count, count === '' ? '' : count * frames.seconds]
  })
  return { columns, rows }
}
