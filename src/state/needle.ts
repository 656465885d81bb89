import type { DistractorRule } from '../core/needle'
import { DISTRACTOR_RULES } from '../core/needle'
import type { Field } from './linkReader'
import { parseNumber } from './linkValues'

/** Which needle the Needle view looks at. */
export interface NeedleState {
  /** frames of the haystack */
  frames: number
  /** 0: before the first frame, 1: after the last */
  depth: number
  rule: DistractorRule
}

export const DEFAULT_NEEDLE: NeedleState = { frames: 500, depth: 0.4, rule: 'released' }

export const NEEDLE_FRAMES = { min: 100, max: 3000 } as const

/** `needle=1500:0.4:released`. */
export function needleField(kept: NeedleState): Field<NeedleState> {
  return {
    key: 'needle',
    label: 'Needle',
    kept: () => writeNeedle(kept),
    parse: text => {
      const [first = '', second = '', rule = 'released', more] = text.split(':', 4)
      const [frames, depth] = [parseNumber(first), parseNumber(second)]
      const right =
        frames !== null &&
        depth !== null &&
        Number.isInteger(frames) &&
        frames >= NEEDLE_FRAMES.min &&
        frames <= NEEDLE_FRAMES.max &&
        depth >= 0 &&
        depth <= 1 &&
        DISTRACTOR_RULES.includes(rule as DistractorRule) &&
        more === undefined
      if (right) return { value: { frames, depth, rule: rule as DistractorRule } }
      return {
        problem: `needle=${text} is not like 1500:0.4:released: ${NEEDLE_FRAMES.min} to ${NEEDLE_FRAMES.max} frames, a depth from 0 to 1, and ${DISTRACTOR_RULES.join(' or ')}.`,
      }
    },
  }
}

export function writeNeedle({ frames, depth, rule }: NeedleState): string {
  return [frames, depth, rule].join(':')
}
