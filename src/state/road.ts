import type { RoadVariant } from '../core/methods/road'
import type { PairAdapter } from '../core/methods/roadPair'
import type { Field, LinkReader } from './linkReader'
import { nameField, paramField } from './linkReader'
import { parseNumber } from './linkValues'
import { numberSpec } from './settings'

/** The adapters that the RoAd view looks at. */
export interface RoadState {
  kind: RoadVariant
  first: PairAdapter
  /** applied after the first; null: none is */
  second: PairAdapter | null
  /** whose adapters are counted, and in which layers */
  model: string
  adapted: string
  /** of the layer that is merged */
  seed: number
}

/** How many angles, and scales, a pair has. */
const VALUES = { road_1: 1, road_2: 2, road_4: 4 } as const
const KINDS = Object.keys(VALUES) as RoadVariant[]
export const ROAD_LIMITS = { theta: { min: -180, max: 180 }, alpha: { min: -3, max: 3 } } as const
const SEED = numberSpec('roadSeed', 'Seed of the layer', 1, 0, 999_999, { integer: true })
export const ROAD_MODELS = ['llama-7b', 'llama-13b', 'llama-3.1-8b', 'llama-3.1-70b', 'qwen2.5-7b'] as const
export const ROAD_ADAPTED = ['all', 'attention', 'qv'] as const

export const DEFAULT_ROAD: RoadState = {
  kind: 'road_1',
  first: { theta: [30], alpha: [1.2] },
  second: null,
  model: 'llama-7b',
  adapted: 'all',
  seed: 1,
}

export function readRoad({ read }: LinkReader, start: RoadState): RoadState {
  const { kind, first } = read(firstField(start)) ?? start
  const second = read(secondField(start, kind))
  return {
    kind,
    first,
    second: second ?? (start.second?.theta.length === VALUES[kind] ? start.second : null),
    model: read(nameField('roadModel', 'Model', ROAD_MODELS, () => start.model)) ?? start.model,
    adapted: read(nameField('roadAdapted', 'Adapted layers', ROAD_ADAPTED, () => start.adapted)) ?? start.adapted,
    seed: (read(paramField(SEED, start.seed)) as number | undefined) ?? start.seed,
  }
}

export function writeRoad(road: RoadState): string[] {
  const usual = DEFAULT_ROAD
  const first = `${road.kind}:${writeAdapter(road.first)}`
  return [
    first !== `${usual.kind}:${writeAdapter(usual.first)}` && `road=${first}`,
    road.second && `roadThen=${writeAdapter(road.second)}`,
    road.model !== usual.model && `roadModel=${road.model}`,
    road.adapted !== usual.adapted && `roadAdapted=${road.adapted}`,
    road.seed !== usual.seed && `roadSeed=${road.seed}`,
  ].filter(part => typeof part === 'string')
}

const writeAdapter = ({ theta, alpha }: PairAdapter) => `${theta.join()}:${alpha.join()}`

/** `road=road_2:30,-10:1,1.4`. */
function firstField(kept: RoadState): Field<Pick<RoadState, 'kind' | 'first'>> {
  return {
    key: 'road',
    label: 'RoAd',
    kept: () => `${kept.kind}:${writeAdapter(kept.first)}`,
    parse: text => {
      const [name = '', ...rest] = text.split(':')
      const kind = KINDS.find(known => known === name)
      const first = kind && readAdapter(rest, kind)
      if (kind && first) return { value: { kind, first } }
      return { problem: `road=${text} is not like road_1:30:1.2, road_2:30,-10:1,1.4 or road_4 with four each: ${ALLOWED}.` }
    },
  }
}

function secondField(kept: RoadState, kind: RoadVariant): Field<PairAdapter> {
  return {
    key: 'roadThen',
    label: 'Second adapter',
    kept: () => (kept.second ? writeAdapter(kept.second) : 'none'),
    parse: text => {
      const value = readAdapter(text.split(':'), kind)
      if (value) return { value }
      return {
        problem: `roadThen=${text} has not ${VALUES[kind]} ${VALUES[kind] === 1 ? 'angle and one scale' : 'angles and as many scales'} like ${kind}: ${ALLOWED}.`,
      }
    },
  }
}

const ALLOWED = `angles from ${ROAD_LIMITS.theta.min} to ${ROAD_LIMITS.theta.max} degrees, scales from ${ROAD_LIMITS.alpha.min} to ${ROAD_LIMITS.alpha.max}`

function readAdapter(lists: readonly string[], kind: RoadVariant): PairAdapter | null {
  const [theta, alpha, more] = lists.map(list => list.split(',').map(parseNumber))
  const right = (list: (number | null)[] | undefined, { min, max }: { min: number; max: number }): list is number[] =>
    list?.length === VALUES[kind] && list.every(value => value !== null && value >= min && value <= max)
  return right(theta, ROAD_LIMITS.theta) && right(alpha, ROAD_LIMITS.alpha) && !more ? { theta, alpha } : null
}
