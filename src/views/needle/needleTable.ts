import { FRAME } from '../../core/needle'
import type { Table, ViewInput } from '../view'
import { laneOf } from './facts'
import { cellsOf } from './haystacks'

/** Every place of the maps with its margin; empty where it is not computed yet, and where there is no distractor. */
export function needleTable(input: ViewInput): Table {
  const sides = [input.a, ...(input.b ? [input.b] : [])]
  const maps = sides.map(side => cellsOf(side, laneOf(input), input.view.needle.rule))
  const say = (margin: number | undefined) => (margin === undefined || Number.isNaN(margin) ? '' : margin)
  return {
    title: 'Score of the nearer frame less that of the farther',
    columns: ['Frames', 'Context [tokens]', 'Depth', ...sides.map(({ letter, name }) => `${letter} ${name}`)],
    rows: (maps[0] ?? []).map(({ frames, depth }, at) => [
      frames,
      frames * FRAME.rows * FRAME.cols,
      depth,
      ...maps.map(cells => say(cells[at]?.margin)),
    ]),
  }
}
