import { useMemo } from 'react'
import { HaloText } from '../paint/HaloText'
import { polyline } from '../paint/polyline'
import type { ViewInput } from '../view'
import { ChartFrame } from './ChartFrame'
import type { HeadFacts } from './facts'
import { missed, missedBy, OTHER_RULES } from './facts'
import type { Box } from './place'
import { percent } from './words'

/** What rotation changes in the logits and is missed when only some pairs stay rotated, chosen one by one. */
export function EliteChart({ input, facts, box }: { input: ViewInput; facts: HeadFacts; box: Box }) {
  const { palette, view } = input
  const { pairs } = facts
  const count = Math.min(view.elite.pairs, pairs)
  const { x, y } = scalesOf(pairs, box)
  const line = useMemo(() => lineOf(facts, box, count => missed(facts, count)), [facts, box])
  const others = useMemo(() => OTHER_RULES.map(rule => lineOf(facts, box, count => missedBy(facts, rule, count))), [facts, box])
  const now = missed(facts, count)
  const onLeft = count > pairs * 0.6
  return (
    <ChartFrame
      palette={palette}
      box={box}
      title="RoPElite"
      hint="share of the change missed"
      foot={['0 pairs rotated', `${pairs}`]}
    >
      {[0, 0.5, 1].map(share => (
        <g key={share}>
          <path d={`M0 ${y(share)}H${box.width}`} stroke={share ? palette.grid : palette.line2} strokeWidth={share ? 1 : 0.75} />
          <text x={-8} y={y(share) + 4} fontSize={12} fill={palette.ink3} textAnchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      {others.map((other, at) => (
        <path key={OTHER_RULES[at]} d={other} fill="none" stroke={palette.ink2} strokeWidth={1.25} strokeDasharray={DASHES[at]} />
      ))}
      <path d={line} fill="none" stroke={palette.ink} strokeWidth={2} strokeLinejoin="round" />
      <g fontSize={11} fill={palette.ink3}>
        <HaloText halo={palette.bench} x={4} y={box.height - 20}>
          dashed: even pairs
        </HaloText>
        <HaloText halo={palette.bench} x={4} y={box.height - 6}>
          dotted: by q·k
        </HaloText>
      </g>
      <path d={`M${x(count)} 0V${box.height}`} stroke={palette.ink} strokeWidth={1} />
      <circle cx={x(count)} cy={y(now)} r={4.5} fill={palette.ink} stroke={palette.bench} strokeWidth={1.5} />
      <HaloText
        halo={palette.bench}
        x={x(count) + (onLeft ? -10 : 10)}
        y={Math.max(14, Math.min(box.height - 8, y(now) - 8))}
        fontSize={12}
        fill={palette.ink}
        textAnchor={onLeft ? 'end' : 'start'}
      >
        {`${count} rotated, ${percent(now)} missed`}
      </HaloText>
    </ChartFrame>
  )
}

/** of pairs spread evenly, and of those by contribution */
const DASHES = ['5 3.5', '1.5 3']

const scalesOf = (pairs: number, { width, height }: Box) => ({
  x: (rotated: number) => (rotated / pairs) * width,
  y: (share: number) => (1 - share) * height,
})

function lineOf(facts: HeadFacts, box: Box, share: (rotated: number) => number): string {
  const { x, y } = scalesOf(facts.pairs, box)
  return polyline(
    Array.from({ length: facts.pairs + 1 }, (_, rotated) => [x(rotated), y(Math.min(1.02, share(rotated)))] as const),
  )
}
