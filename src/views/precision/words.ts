import type { Format } from '../../core/precision'
import { STAGES } from '../../state/rounding'
import { drawnName } from '../heads'
import { unitOn } from '../paint/axisWords'
import { formatPositions } from '../paint/format'
import { scientific } from '../paint/powers'
import type { Caption, ViewInput } from '../view'
import type { Model } from './model'
import { FORMAT_NAMES, isExact, leftFrom, modelsOf, movedAt, RUN, STAGE_NAMES } from './model'

/** Two significant digits, with a power of ten where they would be long: 0.012, 3.1·10⁻⁷. */
export function formatError(value: number): string {
  if (value === 0) return '0'
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : '∞'
  const exponent = Math.floor(Math.log10(value))
  if (exponent >= -4 && exponent < 4) return String(Number(value.toPrecision(2)))
  return scientific(value)
}

/** The first token's share of a change, in per cent. */
export function firstShare({ change, first }: { change: number; first: number }): string {
  return change === 0 || Number.isNaN(change) ? '–' : `${Math.round((100 * first) / change)}\u00a0%`
}

/** "cos, sin, product, sum in bfloat16; position id, angle in float32", half formats first */
export function pathWords({ path }: Pick<Model, 'path'>): string {
  const formats = [...new Set(STAGES.map(stage => path[stage]))]
  return inFormats(path, [...formats.filter(isHalf), ...formats.filter(format => !isHalf(format))])
}

function inFormats(path: Model['path'], formats: readonly Format[]): string {
  const parts = formats.map(format => {
    const stages = STAGES.filter(stage => path[stage] === format).map(stage => STAGE_NAMES[stage])
    return `${stages.length === STAGES.length ? 'every step' : stages.join(', ')} in ${FORMAT_NAMES[format]}`
  })
  return parts.join('; ')
}

function isHalf(format: Format): boolean {
  return format === 'bf16' || format === 'fp16'
}

/** The steps in half precision; every step where there are none. */
function coarseWords(model: Model): string {
  const halves = [...new Set(STAGES.map(stage => model.path[stage]))].filter(isHalf)
  return halves.length ? inFormats(model.path, halves) : pathWords(model)
}

/** What a move of the whole prompt to the cursor does to attention, which exact positions would not notice. */
export function precisionCaption(input: ViewInput): Caption {
  const [a, b] = modelsOf(input)
  const { delta, pair } = input.cursor
  return {
    lead: 'Precision.',
    a: a ? sentence(a, delta, Math.min(pair, a.invFreq.length - 1), input.phone || b !== undefined) : '',
    b: b ? short(b, delta) : '',
  }
}

function sentence(model: Model, shift: number, pair: number, brief: boolean): string {
  const moved = movedAt(model, shift)
  const move = `moving a prompt of ${drawnName(model.side)} by ${formatPositions(shift)}\u00a0${unitOn(model.side.spec.axes)}`
  if (isExact(model.path))
    return `With nothing rounded, ${move} changes attention by D\u00a0=\u00a0${formatError(moved.change)}, float64’s own last bits: only distance counts.`
  if (Number.isNaN(moved.change))
    return `With ${coarseWords(model)}, ${move} leaves no score: the ${model.path.positions === 'fp16' ? 'position id' : 'angle'} passes 65\u202f504, the largest number of float16, and infinity has no cosine.`
  const first = moved.change > 0 ? ` (${firstShare(moved)} at the first token)` : ''
  const found = `changes attention by D\u00a0=\u00a0${formatError(moved.change)}${first}, with scores off by up to ${formatError(moved.error.max)}`
  const divided = model.path.divides ? ' and positions divided by base^(2i/d)' : ''
  const lead = `With ${coarseWords(model)}${divided}, ${move} ${found}`
  if (brief) return `${lead}.`
  if (model.invFreq[pair] === 0) return `${lead}; pair\u00a0${pair} is not rotated.`
  const { ids, turns } = leftFrom(model, pair, shift)
  return `${lead}; of ${RUN}\u00a0positions from there on, ${counted(ids, 'id')} and ${counted(turns, 'turn')} of pair\u00a0${pair} are left.`
}

function counted(count: number, what: string): string {
  return `${count}\u00a0${what}${count === 1 ? '' : 's'}`
}

function short(model: Model, shift: number): string {
  const moved = movedAt(model, shift)
  return `${drawnName(model.side)}: D\u00a0=\u00a0${formatError(moved.change)}, off by up to ${formatError(moved.error.max)}.`
}
