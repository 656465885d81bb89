import type { FieldModel, FieldSide } from './picture'
import type { GridCell } from './subject'

/** A curve over frames, rows or columns in their order, NaN where it is not known. */
export interface ProfileCurve {
  letter: 'A' | 'B'
  values: readonly number[]
}

export interface Profile {
  name: string
  /** what runs along it, for the ends of its axis */
  unit: string
  /** where the query stands; null outside */
  mark: number | null
  curves: readonly ProfileCurve[]
}

/** Scores along frames, rows and columns through the query, the other two held; through the key where the query is elsewhere. */
export function profilesOf(model: FieldModel): readonly Profile[] {
  const { grid, subject, sides } = model
  const through = subject.from ?? subject.at
  const along = (name: string, unit: string, count: number, at: number, cell: (k: number) => GridCell): Profile => ({
    name,
    unit,
    mark: subject.from ? at : null,
    curves: curvesOf(sides, own =>
      Array.from({ length: count }, (_, k) => {
        const { frame, row, col } = cell(k)
        return own.scores?.[(frame * grid.rows + row) * grid.cols + col] ?? Number.NaN
      }),
    ),
  })
  return [
    ...(grid.frames > 1 ? [along('Across frames', 'frame', grid.frames, through.frame, frame => ({ ...through, frame }))] : []),
    along('Down its column', 'row', grid.rows, through.row, row => ({ ...through, row })),
    along('Along its row', 'column', grid.cols, through.col, col => ({ ...through, col })),
  ]
}

/** The best score of every frame. */
export function bestPerFrame({ grid, sides, subject }: FieldModel): Profile {
  return {
    name: 'Best score per frame',
    unit: 'frame',
    mark: subject.at.frame,
    curves: curvesOf(sides, ({ facts }) =>
      Array.from({ length: grid.frames }, (_, frame) => facts?.best[frame]?.score ?? Number.NaN),
    ),
  }
}

function curvesOf(sides: readonly FieldSide[], values: (side: FieldSide) => number[]): ProfileCurve[] {
  return sides.map(own => ({ letter: own.side.letter, values: values(own) }))
}
