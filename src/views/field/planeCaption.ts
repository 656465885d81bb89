import type { Caption, Frame, Side, ViewInput } from '../view'
import type { Plane } from './plane'
import { agentScores, planeOf, reads } from './plane'
import { drawnInput, sidesOf } from './scores'

/** Which agent asks, what the heads read, and whom they find nearest. */
export function planeCaption(now: ViewInput, frame: Frame): Caption {
  const input = drawnInput(now, frame)
  const plane = planeOf(input)
  if (!plane) return { lead: '', a: '', b: '' }
  const [a, b] = sidesOf(input).map(side => sentence(side, plane))
  return { lead: `Agent ${plane.query + 1} asks.`, a: a ?? '', b: b ?? '' }
}

function sentence(side: Side, plane: Plane): string {
  const scores = agentScores(side, plane)
  if (!scores) return `${side.name} has no place for agents.`
  const others = scores.flatMap((score, agent) => (agent === plane.query ? [] : [{ agent, score }]))
  const best = others.reduce<(typeof others)[number] | null>((top, next) => (top && top.score >= next.score ? top : next), null)
  const worst = others.reduce<(typeof others)[number] | null>((low, next) => (low && low.score <= next.score ? low : next), null)
  const found =
    best && worst
      ? best === worst
        ? `agent ${best.agent + 1} scores ${say(best.score)}`
        : `agent ${best.agent + 1} scores highest, ${say(best.score)}, and agent ${worst.agent + 1} lowest, ${say(worst.score)}`
      : 'it is alone'
  return `Under ${side.name}, ${readWords(side)}, ${found}.`
}

/** What the drawn heads read of an agent. */
export function readWords(side: Side): string {
  const place = reads(side, 'x') || reads(side, 'y')
  const heading = reads(side, 'a')
  const serves = side.spec.groups[0].serves
  const heads = serves === 'all heads' ? 'whose heads' : `whose ${serves}`
  if (place && heading) return `${heads} read place and heading`
  if (heading) return `${heads} read no place`
  return place ? `${heads} read no heading` : `${heads} read neither place nor heading`
}

function say(score: number): string {
  return score.toFixed(4).replace('-', '−')
}
