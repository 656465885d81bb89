import type { Frame, Table, ViewInput } from '../view'
import { fieldModel } from './picture'
import { agentScores, planeOf } from './plane'
import { drawnInput, sidesOf } from './scores'
import { placeWords } from './subject'

/** Rows of one table; a grid of more cells is thinned out evenly. */
const MOST = 65_536

/** One row per key, counted from 1, with its score on each side; agents with place and heading. */
export function fieldTable(input: ViewInput, frame: Frame): Table {
  const plane = planeOf(drawnInput(input, frame))
  if (plane) {
    const sides = sidesOf(drawnInput(input, frame)).map(side => ({ side, scores: agentScores(side, plane) }))
    return {
      title: `Scores of agents, asked by agent ${plane.query + 1}`,
      columns: ['Agent', 'x (m)', 'y (m)', 'Heading (degrees)', ...sides.map(({ side }) => `Score ${side.letter}`)],
      rows: plane.agents.map(({ x, y, heading }, k) => [k + 1, x, y, heading, ...sides.map(({ scores }) => scores?.[k] ?? '')]),
    }
  }
  const model = fieldModel(input, frame)
  if (!model) return { title: 'Scores of keys', columns: ['Frame', 'Row', 'Column', 'Score A'], rows: [] }
  const { grid, sides, subject } = model
  const keys = grid.frames * grid.rows * grid.cols
  const step = Math.max(1, Math.ceil(keys / MOST))
  const thinned = step > 1 ? `; one key in ${step}` : ''
  return {
    title: `Scores of keys, query in ${placeWords(model.input.scene.segments, subject.query)}${thinned}`,
    columns: ['Frame', 'Row', 'Column', ...sides.map(({ side }) => `Score ${side.letter}`)],
    rows: Array.from({ length: Math.ceil(keys / step) }, (_, k) => {
      const key = k * step
      return [
        Math.floor(key / (grid.rows * grid.cols)) + 1,
        (Math.floor(key / grid.cols) % grid.rows) + 1,
        (key % grid.cols) + 1,
        ...sides.map(({ scores }) => {
          const score = scores?.[key]
          return score === undefined || Number.isNaN(score) ? '' : score
        }),
      ]
    }),
  }
}
