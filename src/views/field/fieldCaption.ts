import { contentFactor } from '../../core/field'
import { meanFrame, tilts } from '../../core/fieldMeasures'
import { turnsNothing } from '../heads'
import { formatPositions } from '../paint/format'
import type { Caption, Frame, ViewInput } from '../view'
import type { FieldFacts } from './fieldFacts'
import { driftOf } from './fieldFacts'
import { fallsOf } from './measures'
import type { FieldModel, FieldSide } from './picture'
import { fieldModel } from './picture'
import { planeOf } from './plane'
import { planeCaption } from './planeCaption'
import type { GridCell } from './subject'
import { gridIds, placeWords, positionIn } from './subject'

/** Who asks, and how the best key moves, what a frame holds and what time costs. */
export function fieldCaption(input: ViewInput, frame: Frame): Caption {
  if (contentFactor(input.scene.content) === 0)
    return {
      lead: 'No field.',
      a: 'Independent q and k score 0 on average, wherever they stand and whatever the embedding. Choose another content of q and k to see what positions do.',
      b: '',
    }
  if (planeOf(input)) return planeCaption(input, frame)
  const model = fieldModel(input, frame)
  if (!model) return { lead: 'No field.', a: 'This prompt has no image, video or agents to compare a query with.', b: '' }
  const { scene } = model.input
  const [a, b] = model.sides.map((each, at) => sentence(model, each, at > 0))
  return { lead: `Query in ${placeWords(scene.segments, model.subject.query)}.`, a: a ?? '', b: b ?? '' }
}

function sentence(model: FieldModel, own: FieldSide, again: boolean): string {
  const { side, facts } = own
  if (!own.scores) return waiting(model, own)
  if (!facts?.complete) return `${side.name} is being computed.`
  const said = model.subject.from ? insideWords(model, own, again) : outsideWords(model, own)
  return `Under ${side.name} ${said}.`
}

function waiting({ input, subject, grid }: FieldModel, { side }: FieldSide): string {
  const { segments } = input.scene
  if (!positionIn(side, segments, subject.query)) return `${side.name} has no place for ${placeWords(segments, subject.query)}.`
  return gridIds(side, segments, grid)
    ? `${side.name} is being computed.`
    : `${side.name} has no place for every cell of this grid.`
}

/** A query inside the grid. */
function insideWords(model: FieldModel, own: FieldSide, again: boolean): string {
  const { grid, subject, input } = model
  const { phone } = input
  const { facts, scores } = own
  const it = again ? 'it' : 'the best key'
  const from = subject.from
  if (!facts || !from || !scores) return ''
  if (grid.frames === 1) return pictureWords(model, own, from, facts)
  const { drift, back, frames } = driftOf(facts, grid, from)
  const inside = `a frame varies inside by ${range(facts.inside)}`
  const lowest = facts.best.reduce((worst, at) => (at && worst && at.score < worst.score ? at : worst))
  const down = `time alone takes its best score down to ${brief(lowest?.score ?? 0)}`
  switch (drift.kind) {
    case 'flat':
      if (facts.high - facts.low.score < 2e-6) return everywhere(own, facts)
      return `every cell of a frame scores alike, and ${down}`
    case 'still':
      return `${it} stays put${phone ? '' : `, ${inside},`} and ${drift.cost < 1e-4 ? `time alone costs ${cost(drift.cost)}` : down}`
    case 'slides': {
      const parts = [steps(drift.rows, 'row'), steps(drift.cols, 'column')].filter(Boolean).join(' and ')
      const left =
        phone || drift.leaves === null
          ? ''
          : ` and leaves the grid ${drift.leaves} ${drift.leaves === 1 ? 'frame' : 'frames'} ${back ? 'back' : 'ahead'}`
      const held =
        drift.leaves === 1
          ? `time takes the best score down to ${brief(lowest?.score ?? 0)} in frame ${(lowest?.frame ?? 0) + 1}`
          : `time alone costs ${cost(drift.cost)}`
      return `${it} slides ${parts} per frame${left}; ${held}`
    }
    case 'wanders': {
      const { next } = drift
      if (frames === 0 || !next) return inside
      const one = `one frame ${back ? 'back' : 'ahead'}`
      const at = cellWords(next)
      const where = again ? `it is in ${at} ${one}` : `the best key ${one} is in ${at}`
      return `${where}${phone ? '' : `, ${inside},`} and the best score falls to ${brief(lowest?.score ?? 0)}${again ? '' : ` in frame ${(lowest?.frame ?? 0) + 1}`}`
    }
  }
}

function pictureWords(model: FieldModel, own: FieldSide, from: GridCell, facts: FieldFacts): string {
  const { height, width } = fallsOf(model, own, from)
  const { low } = facts
  if (own.scores?.length === 1) return 'there is no other patch: it scores 1 with itself'
  if (facts.high - low.score < 2e-6) return everywhere(own, facts)
  const best = facts.best[0]
  const same = own.scores?.[from.row * model.grid.cols + from.col] ?? Number.NaN
  if (best && best.score > same + 1e-6)
    return `the best key is in ${cellWords(best)} with ${brief(best.score)}; its own cell scores ${brief(same)}`
  const lowest = `the score falls to ${brief(low.score)} at its lowest, in ${cellWords(low)}`
  if (model.input.phone || !(height > 1e-12 && width > 1e-12)) return lowest
  return `${lowest}; along its column it falls ${ratio(height / width)} as much as along its row`
}

function everywhere({ side }: FieldSide, { high }: FieldFacts): string {
  return `every key scores ${brief(high)}, wherever it stands${turnsNothing(side) ? ', for no pair turns' : ''}`
}

/** A query outside the grid: text before or after it. */
function outsideWords({ grid, input }: FieldModel, { facts, scores }: FieldSide): string {
  if (!facts || !scores) return ''
  const best = facts.best.reduce((top, at) => (at && (!top || at.score > top.score) ? at : top), null)
  if (!best) return ''
  const frame = grid.frames > 1 ? `frame ${best.frame + 1}, ` : ''
  const { down, right } = tilts(meanFrame(scores, grid.rows, grid.cols))
  const tilt = [lean(down, 'bottom row scores', 'the top'), lean(right, 'right column', 'the left')].join(', the ')
  const spread = facts.inside < 5e-7 ? 'every cell of a frame scores alike' : `${grid.frames > 1 ? 'on average ' : ''}the ${tilt}`
  const found = `the best key is in ${frame}${cellWords(best)} with ${brief(best.score)}`
  return input.phone ? found : `${found}; ${spread}`
}

/** A cell of a frame, counted from 1. */
function cellWords({ row, col }: { row: number; col: number }): string {
  return `row ${row + 1}, column ${col + 1}`
}

function lean(by: number, one: string, other: string): string {
  return Math.abs(by) < 5e-5
    ? `${one} as much as ${other}`
    : `${one} ${Math.abs(by).toFixed(4)} ${by > 0 ? 'over' : 'under'} ${other}`
}

/** A range of scores, never rounded to nothing. */
function range(width: number): string {
  return width > 0 && width < 5e-4 ? 'less than 0.001' : `at most ${brief(width)}`
}

/** A score with three decimals; more, up to six, where only these tell it from 1. */
export function brief(score: number): string {
  const digits = score < 1 ? ([3, 4, 5, 6].find(count => Number(score.toFixed(count)) < 1) ?? 3) : 3
  return score.toFixed(digits).replace('-', '−')
}

function cost(loss: number): string {
  if (loss < 1e-4) return 'less than 0.0001'
  return `at most ${loss < 1e-3 ? loss.toFixed(4) : loss.toFixed(3)}`
}

function steps(by: number, unit: string): string {
  if (Math.abs(by) < 1e-9) return ''
  const count = Number(Math.abs(by).toFixed(2))
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function ratio(times: number): string {
  if (Math.abs(times - 1) < 0.005) return 'just'
  return times >= 10 ? `${formatPositions(times)} times` : `${times.toFixed(2)} times`
}
