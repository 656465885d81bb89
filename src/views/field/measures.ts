import { waveScore, wavesOf } from '../../core/field'
import type { Cell } from '../../core/fieldMeasures'
import { centreGain, fallsAlong, meanFrame, receivedCentreGain, ringRadius, ringSpread, tilts } from '../../core/fieldMeasures'
import { formatPositions } from '../paint/format'
import type { Side } from '../view'
import type { FieldModel, FieldSide } from './picture'
import type { Grid, GridCell } from './subject'
import { gridIds, positionIn } from './subject'

/** A number about the field with what it means; one value per side, NaN where it has none. */
export interface Measure {
  name: string
  /** the definition in words */
  tip: string
  values: readonly number[]
  unit: 'ratio' | 'score'
}

/** Falls about the query, in float64: of slow axes they are smaller than the engine's rounding. */
export function fallsOf(model: FieldModel, { side }: FieldSide, from: GridCell): { height: number; width: number } {
  const { rows, cols } = model.grid
  const row = nearScores(
    model,
    side,
    from,
    along(cols, col => ({ row: from.row, col })),
  )
  const col = nearScores(
    model,
    side,
    from,
    along(rows, row => ({ row, col: from.col })),
  )
  return {
    height: fallsAlong({ values: col, rows, cols }, from).height,
    width: fallsAlong({ values: row, rows, cols }, from).width,
  }
}

/** Exact scores of some cells of the query's frame, NaN elsewhere. */
function nearScores(
  { input, subject, grid }: FieldModel,
  side: Side,
  { frame }: GridCell,
  wanted: readonly Cell[],
): Float64Array {
  const { rows, cols } = grid
  const { segments, content } = input.scene
  const values = new Float64Array(rows * cols).fill(Number.NaN)
  const ids = gridIds(side, segments, grid)
  const query = positionIn(side, segments, subject.query)
  if (!ids || !query) return values
  const waves = wavesOf(side.spec, query, content)
  for (const { row, col } of wanted) {
    const position = ids.map(axis => axis[(frame * rows + row) * cols + col] as number)
    values[row * cols + col] = waveScore(waves, position)
  }
  return values
}

function along(count: number, cell: (k: number) => Cell): Cell[] {
  return Array.from({ length: count }, (_, k) => cell(k))
}

/** The cells that ringSpread looks at. */
function ringCells({ rows, cols }: Grid, from: GridCell, radius: number): Cell[] {
  const side = 2 * radius + 3
  return along(side * side, k => ({
    row: from.row - radius - 1 + Math.floor(k / side),
    col: from.col - radius - 1 + (k % side),
  })).filter(
    ({ row, col }) =>
      row >= 0 && row < rows && col >= 0 && col < cols && Math.abs(Math.hypot(row - from.row, col - from.col) - radius) < 0.5,
  )
}

/** Isotropy and centre bias about a query in the grid; the bias of the frames for one outside. */
export function measuresOf(model: FieldModel): readonly Measure[] {
  return model.subject.from ? insideMeasures(model, model.subject.from) : outsideMeasures(model)
}

function insideMeasures(model: FieldModel, from: GridCell): readonly Measure[] {
  const { grid, sides } = model
  const radius = ringRadius(grid.rows, grid.cols)
  return [
    {
      name: 'Fall h : w',
      tip: 'Isotropy. In the query’s frame, the mean loss of score over the other cells of its column, divided by the mean loss over those of its row. On a square grid 1: height and width weigh alike.',
      unit: 'ratio',
      values: sides.map(own => {
        const { height, width } = fallsOf(model, own, from)
        return Math.abs(width) < 1e-13 ? Number.NaN : height / width
      }),
    },
    {
      name: 'Ring spread',
      tip: `Isotropy. Standard deviation of the score over the cells ${radius} ${radius === 1 ? 'cell' : 'cells'} (a quarter of the shorter side, within half a cell) from the query. 0: every direction is alike.`,
      unit: 'score',
      values: sides.map(({ side }) => {
        const values = nearScores(model, side, from, ringCells(grid, from, radius))
        return ringSpread({ values, rows: grid.rows, cols: grid.cols }, from, radius)
      }),
    },
    {
      name: 'Centre gain',
      tip: 'Centre bias. All cells of the query’s frame ask in turn: mean score that its middle cells receive, less that of its corners. Exact, from mean phasors.',
      unit: 'score',
      values: sides.map(side => receivedGain(model, side, from.frame)),
    },
  ]
}

function outsideMeasures({ grid, sides }: FieldModel): readonly Measure[] {
  const known = (of: (frame: ReturnType<typeof meanFrame>) => number) =>
    sides.map(({ scores, facts }) => (scores && facts ? of(meanFrame(scores, grid.rows, grid.cols)) : Number.NaN))
  const mean = 'Bias of a text query. Scores averaged over the frames:'
  return [
    {
      name: 'Bottom over top',
      tip: `${mean} mean of the bottom row less mean of the top row. 0: no row is favoured.`,
      unit: 'score',
      values: known(frame => tilts(frame).down),
    },
    {
      name: 'Right over left',
      tip: `${mean} mean of the right column less mean of the left one. 0: no column is favoured.`,
      unit: 'score',
      values: known(frame => tilts(frame).right),
    },
    {
      name: 'Centre gain',
      tip: `${mean} mean of the middle cells less that of the corners.`,
      unit: 'score',
      values: known(centreGain),
    },
  ]
}

const gains = new WeakMap<FieldSide['side'], { said: string; gain: number }>()

function receivedGain({ input, grid }: FieldModel, { side }: FieldSide, frame: number): number {
  const said = `${grid.segment} ${frame} ${JSON.stringify(input.scene.content)}`
  const kept = gains.get(side)
  if (kept?.said === said) return kept.gain
  const { rows, cols } = grid
  const { segments, content } = input.scene
  const [ids, keyIds] = (['query', 'key'] as const).map(as =>
    gridIds(side, segments, grid, as)?.map(axis => axis.subarray(frame * rows * cols, (frame + 1) * rows * cols)),
  )
  const gain = ids ? receivedCentreGain(side.spec, ids, rows, cols, content, keyIds) : Number.NaN
  gains.set(side, { said, gain })
  return gain
}

/** A measure's value as it is shown. */
export function measureText(value: number, unit: Measure['unit']): string {
  if (Number.isNaN(value)) return '–'
  if (unit === 'ratio') return value >= 100 ? formatPositions(value) : value.toFixed(2).replace('-', '−')
  const text = Math.abs(value).toFixed(4)
  return value < 0 && Number(text) !== 0 ? `−${text}` : text
}
