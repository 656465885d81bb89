import { promptProblem } from '../../core/layouts'
import type { Clip, DistractorRule, Hidden } from '../../core/needle'
import {
  clipOf,
  coinAt,
  countedPairs,
  DEPTHS,
  frameScore,
  HAYSTACKS,
  haystackPrompt,
  hideNeedle,
  orderMargin,
} from '../../core/needle'
import { resolve } from '../../core/resolve'
import type { AxisId, Choice } from '../../core/scene'
import type { NeedleState } from '../../state/needle'
import type { Side } from '../view'

const kept = new WeakMap<Choice, Map<string, Clip | null>>()

const nameOf = ({ spec }: Side, frames: number) => `${frames} ${spec.axes.join()}`

/** Where the frames of a clip stand under the layout of a side; kept as long as the layout is. Null where it has none. */
export function clipFor(side: Side, frames: number): Clip | null {
  const { setup } = side
  const clips = kept.get(setup.layout) ?? new Map<string, Clip | null>()
  kept.set(setup.layout, clips)
  const known = clips.get(nameOf(side, frames))
  if (known !== undefined) return known
  const prompt = haystackPrompt(frames)
  const { mask, ...bare } = setup
  const clip = promptProblem(setup.layout, prompt) ? null : clipOf(resolve(bare, prompt), frames)
  clips.set(nameOf(side, frames), clip)
  return clip
}

/** The clip if it was made before, undefined otherwise. */
export function clipHere(side: Side, frames: number): Clip | null | undefined {
  return kept.get(side.setup.layout)?.get(nameOf(side, frames))
}

export function hidden({ frames, depth, rule }: NeedleState): Hidden {
  return hideNeedle(frames, depth, rule, coinAt(frames, depth))
}

/** One place of V-NIAH-D: NaN without a distractor, undefined before its clip was made. */
export interface Cell {
  frames: number
  depth: number
  margin: number | undefined
}

/** The margin at every depth and length, as far as the clips are there. */
export function cellsOf(side: Side, lane: AxisId | 'all', rule: DistractorRule): Cell[] {
  const [group] = side.spec.groups
  const pairs = countedPairs(group, side.spec.axes, lane)
  return HAYSTACKS.flatMap(frames =>
    DEPTHS.map(depth => {
      const place = hidden({ frames, depth, rule })
      const clip = clipHere(side, place.frames)
      const margin = clip
        ? orderMargin(frame => frameScore(group, clip, frame, pairs), place)
        : clip === null
          ? Number.NaN
          : undefined
      return { frames, depth, margin }
    }),
  )
}

/** Lengths of the clips that a map needs, short ones first. */
export function lengthsOf(rule: DistractorRule): number[] {
  const all = HAYSTACKS.flatMap(frames => DEPTHS.map(depth => hidden({ frames, depth, rule }).frames))
  return [...new Set(all)].sort((a, b) => a - b)
}
