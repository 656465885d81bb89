import { alibiHeadProblem } from '../core/methods/alibi'
import type { LinkReader } from './linkReader'
import { paramField } from './linkReader'
import { writeValue } from './linkValues'

/** How the encodings are set that rotations are held against. */
export interface Baselines {
  /** heads of ALiBi, and which of them is drawn, counted from 1 as its slopes are listed */
  alibiHeads: number
  alibiHead: number
  /** xPos: positions over which pair i is damped by ζ_i */
  xposBase: number
  /** CoPE: positions that have an embedding, and the seed of its content */
  copePositions: number
  copeSeed: number
}

export const DEFAULT_BASELINES: Baselines = { alibiHeads: 8, alibiHead: 4, xposBase: 512, copePositions: 64, copeSeed: 1 }

const whole = (key: keyof Baselines, label: string, min: number, max: number) =>
  ({ key, label, kind: 'number', default: DEFAULT_BASELINES[key], min, max, integer: true }) as const

export const BASELINE_FIELDS = {
  alibiHeads: whole('alibiHeads', 'Heads of ALiBi', 1, 256),
  alibiHead: whole('alibiHead', 'Head of ALiBi', 1, 256),
  xposBase: { ...whole('xposBase', 'Scale base of xPos', 1, 1_048_576), integer: false },
  copePositions: whole('copePositions', 'Positions of CoPE', 2, 65_536),
  copeSeed: whole('copeSeed', 'Seed of CoPE', 0, 999_999),
} as const

export function readBaselines({ read }: LinkReader, start: Baselines): Baselines {
  const number = (key: keyof Baselines, refuse?: (value: number) => string | null) =>
    (read(paramField(BASELINE_FIELDS[key], start[key], { refuse: value => refuse?.(value as number) ?? null })) as
      | number
      | undefined) ?? start[key]
  const alibiHeads = number('alibiHeads')
  const alibiHead = number('alibiHead', head => alibiHeadProblem(head, alibiHeads))
  return {
    alibiHeads,
    alibiHead: Math.min(alibiHead, alibiHeads),
    xposBase: number('xposBase'),
    copePositions: number('copePositions'),
    copeSeed: number('copeSeed'),
  }
}

export function writeBaselines(baselines: Baselines): string[] {
  const keys = Object.keys(BASELINE_FIELDS) as (keyof Baselines)[]
  const usual = { ...DEFAULT_BASELINES, alibiHead: Math.min(DEFAULT_BASELINES.alibiHead, baselines.alibiHeads) }
  return keys.filter(key => baselines[key] !== usual[key]).map(key => `${key}=${writeValue(baselines[key])}`)
}
