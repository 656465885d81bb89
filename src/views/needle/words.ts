import { SAME } from '../../core/needle'
import type { AxisId } from '../../core/scene'
import { AXIS_NAMES } from '../../core/scene'
import { formatPositions, formatShort } from '../paint/format'
import { scientific } from '../paint/powers'
import type { Caption, ViewInput } from '../view'
import type { Finding, Tally } from './facts'
import { findingOf, laneOf } from './facts'
import { hidden } from './haystacks'

/** What the chosen haystack comes to, side by side. */
export function needleCaption(input: ViewInput): Caption {
  const { frames, depth, rule } = input.view.needle
  const { needle, distractors } = hidden(input.view.needle)
  const apart = (distractors[0] ?? needle) - needle
  const where =
    distractors.length === 0
      ? 'there is no room for a distractor'
      : rule === 'released'
        ? `the distractor stands ${Math.abs(apart)} frames ${apart > 0 ? 'later' : 'earlier'}`
        : `${distractors.length} distractors stand 201 frames from one to the next`
  const lead = `Needle in ${formatPositions(frames)} frames, at depth ${depth}; ${where}.`
  const [a, b] = [input.a, input.b].map(side => (side ? said(findingOf(side, input), side.name, laneOf(input)) : ''))
  return { lead, a: a ?? '', b: b ?? '' }
}

function said(finding: Finding | null, name: string, lane: AxisId | 'all'): string {
  if (!finding) return `${name} has no place for such a clip.`
  const { margin, pairs } = finding
  if (Number.isNaN(margin)) return ''
  const of =
    lane !== 'all' && pairs.length < finding.side.spec.pairs
      ? `On the ${pairs.length} ${AXIS_NAMES[lane]} pairs of ${name}`
      : `On all pairs of ${name}`
  if (pairs.length === 0)
    return `${name} turns no pair with ${lane === 'all' ? 'position' : AXIS_NAMES[lane]}: its position says nothing about which is nearer.`
  if (Math.abs(margin) <= SAME) return `${of} both score alike.`
  const by = marginText(Math.abs(margin))
  return margin > 0
    ? `${of} the nearer scores higher, by ${by}.`
    : `${of} the farther scores higher, by ${by}: position misleads.`
}

/** 0.2119, or 3.1 × 10⁻⁵. */
export function marginText(margin: number): string {
  return margin >= 1e-3 || margin === 0 ? formatShort(margin) : scientific(margin)
}

export function tallyText({ places, confused, open }: Tally): string {
  if (open > 0) return 'being computed'
  return `the farther frame wins in ${confused} of ${places} places`
}
