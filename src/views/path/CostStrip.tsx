import { PATH_COSTS } from '../../core/methods/pathForms'
import { formatShort } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import { logScale } from '../precision/logScale'
import { StripFrame } from '../precision/StripFrame'
import type { Box } from '../vectors/place'
import type { ViewInput } from '../view'

const FORMS = [
  { key: 'whole', name: 'whole matrices', brief: 'whole', at: 0.72, dash: undefined, weight: 2 },
  { key: 'matrices', name: 'd × d matrices', brief: 'd × d', at: 0.14, dash: '8 3 2 3', weight: 1.25 },
  { key: 'carried', name: 'token by token', brief: 'by token', at: 0.8, dash: '3 3', weight: 1.75 },
] as const

interface CostStripProps {
  input: ViewInput
  box: Box
  /** false in a file, which has no cursor */
  cursor: boolean
}

/** Multiply-adds of the causal logits over those of RoPE's, for a text as long as the ruler says. */
export function CostStrip({ input, box, cursor }: CostStripProps) {
  const { palette, ruler, phone, a } = input
  const { delta } = input.cursor
  const d = a.setup.geometry.headDim
  const times = (key: (typeof FORMS)[number]['key'], length: number) => PATH_COSTS[key](length, d)
  const scale = logScale([1, 1e5], box.top, box.height)
  const xs = Array.from({ length: Math.ceil(ruler.width / 3) + 1 }, (_, k) => Math.min(ruler.width, Math.max(ruler.left, 3 * k)))
  return (
    <StripFrame
      {...{ palette, ruler, phone, scale }}
      place={{ left: box.left, width: box.width }}
      cursor={cursor ? delta : null}
      strip={{ top: box.top, height: box.height }}
      title="Cost"
      hint={`times RoPE,\nd = ${d}, over\nthe length`}
      readouts={cursor ? FORMS.map(({ key, brief }) => [brief, `${formatShort(times(key, delta))}\u202f×`] as const) : []}
    >
      {FORMS.map(({ key, name, at: part, dash, weight }) => {
        const points = xs.map(x => `${(box.left + x).toFixed(1)} ${scale.y(Math.min(1e5, times(key, ruler.at(x)))).toFixed(1)}`)
        const at = ruler.width * part
        const level = scale.y(Math.min(1e5, times(key, ruler.at(at))))
        return (
          <g key={key}>
            <path d={`M${points.join('L')}`} fill="none" stroke={palette.ink} strokeWidth={weight} strokeDasharray={dash} />
            <HaloText
              halo={palette.bench}
              x={box.left + at - 6}
              y={level - 5}
              textAnchor={key === 'whole' ? 'end' : 'start'}
              fontSize={12}
              fill={palette.ink2}
            >
              {name}
            </HaloText>
          </g>
        )
      })}
    </StripFrame>
  )
}
