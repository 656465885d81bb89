import { HaloText } from '../paint/HaloText'
import { StripFrame } from '../precision/StripFrame'
import type { Box } from '../vectors/place'
import type { ViewInput } from '../view'
import type { SpectraFacts } from './facts'
import { cacheBytes } from './facts'
import { formatBytes } from './words'

/** Bytes at the ends of the scale, a MiB to 16 TiB. */
const LEAST = 2 ** 20
const MOST = 2 ** 44
const TICKS = [2 ** 40, 2 ** 30, 2 ** 20]
const BRIEF = { mha: 'MHA', preRope: 'latent', decoupled: '+ rot.' } as const
const DASHES = { mha: undefined, preRope: '3 3', decoupled: '8 3' } as const

interface CacheStripProps {
  input: ViewInput
  facts: SpectraFacts
  box: Box
  /** false in a file, which has no cursor */
  cursor: boolean
}

/** What the cache takes for a text as long as the ruler says. */
export function CacheStrip({ input, facts, box, cursor }: CacheStripProps) {
  const { palette, ruler, phone } = input
  const { delta } = input.cursor
  const y = (bytes: number) =>
    box.top + box.height * (1 - Math.log(Math.min(MOST, Math.max(LEAST, bytes)) / LEAST) / Math.log(MOST / LEAST))
  const scale = { y, ticks: TICKS.map(value => ({ y: y(value), label: formatBytes(value) })) }
  return (
    <StripFrame
      {...{ palette, ruler, phone, scale }}
      place={{ left: box.left, width: box.width }}
      cursor={cursor ? delta : null}
      strip={{ top: box.top, height: box.height }}
      title="Cache"
      hint={`of Δ tokens,\n${facts.model.layers} layers,\nbfloat16`}
      readouts={
        cursor ? facts.spectra.map(one => [BRIEF[one.construction], formatBytes(cacheBytes(facts, one, delta))] as const) : []
      }
    >
      {facts.spectra.map(one => {
        const each = cacheBytes(facts, one, 1)
        const [from, to] = [LEAST / each, MOST / each].map(tokens => Math.min(ruler.width, Math.max(ruler.left, ruler.x(tokens))))
        const xs = Array.from({ length: 40 }, (_, k) => (from as number) + (((to as number) - (from as number)) * k) / 39)
        const points = xs.map(x => `${(box.left + x).toFixed(1)} ${y(each * ruler.at(x)).toFixed(1)}`)
        const label = ruler.width * (one.construction === 'mha' ? 0.5 : 0.72)
        return (
          <g key={one.construction}>
            <path
              d={`M${points.join('L')}`}
              fill="none"
              stroke={one.construction === 'preRope' ? palette.ink3 : palette.ink}
              strokeWidth={one.construction === 'mha' ? 2 : 1.25}
              strokeDasharray={DASHES[one.construction]}
            />
            {one.construction !== 'preRope' && (
              <HaloText
                halo={palette.bench}
                x={box.left + label + (one.construction === 'mha' ? -8 : 10)}
                y={y(each * ruler.at(label)) + (one.construction === 'mha' ? -4 : 14)}
                textAnchor={one.construction === 'mha' ? 'end' : 'start'}
                fontSize={12}
                fill={palette.ink2}
              >
                {one.name}
              </HaloText>
            )}
          </g>
        )
      })}
    </StripFrame>
  )
}
