import type { Palette } from '../paint/palette'
import type { Ruler } from '../paint/ruler'
import type { Tick } from './rulerTicks'
import { rulerTicks } from './rulerTicks'

/** px of the ruler, and how far a tag keeps labels away. */
export const RULER_HEIGHT = 30
const TAG_REACH = 56

const LENGTH = { decade: 9, five: 7, unit: 4.5 }

interface ScaleProps {
  ruler: Ruler
  palette: Palette
  phone: boolean
  /** px of the cursor's tags, which hide the labels near them */
  tags: readonly number[]
}

/** The engraved scale, x from the left end of the plot column. */
export function RulerScale({ ruler, palette, phone, tags }: ScaleProps) {
  return (
    <>
      <Body width={ruler.width} palette={palette} />
      {ruler.left > 0 && (
        <ZeroSlot ruler={ruler} palette={palette} phone={phone} hidden={tags.some(tag => tag < TAG_REACH - 12)} />
      )}
      <Engraving ticks={rulerTicks(ruler, phone)} width={ruler.width} edges="both" palette={palette} tags={tags} />
    </>
  )
}

/** A linear scale of distances above, the log scale of the wavelengths below. */
export function UnlinkedScales({ wavelengths, ...props }: ScaleProps & { wavelengths: Ruler }) {
  const { ruler, palette, phone, tags } = props
  return (
    <>
      <Body width={ruler.width} palette={palette} />
      <Engraving ticks={rulerTicks(ruler, phone)} width={ruler.width} edges="top" palette={palette} tags={tags} />
      <Engraving ticks={rulerTicks(wavelengths, phone)} width={ruler.width} edges="bottom" palette={palette} tags={tags} />
    </>
  )
}

function Body({ width, palette }: { width: number; palette: Palette }) {
  return (
    <>
      <rect width={width} height={RULER_HEIGHT} fill={palette.chassis} />
      {[0.5, RULER_HEIGHT - 0.5].map(y => (
        <line key={y} x2={width} y1={y} y2={y} stroke={palette.line2} />
      ))}
    </>
  )
}

/** Distance 0 and the break between it and 1. */
function ZeroSlot({ ruler, palette, phone, hidden }: { ruler: Ruler; palette: Palette; phone: boolean; hidden: boolean }) {
  if (hidden) return null
  return (
    <>
      <text x={ruler.x(0) - 2} y={19.5} fontSize={13} textAnchor="middle" fill={palette.ink2}>
        0
      </text>
      {!phone && <path d="M18.5 20.5 l4 -11 m1 11 l4 -11" stroke={palette.line2} fill="none" />}
    </>
  )
}

interface EngravingProps {
  ticks: readonly Tick[]
  width: number
  edges: 'both' | 'top' | 'bottom'
  palette: Palette
  tags: readonly number[]
}

function Engraving({ ticks, width, edges, palette, tags }: EngravingProps) {
  const shorter = edges === 'both' ? 1 : 0.5
  const baseline = { both: 19.5, top: 14, bottom: 25 }[edges]
  return (
    <>
      {(['unit', 'five', 'decade'] as const).map(kind => (
        <path
          key={kind}
          d={ticks.map(tick => (tick.kind === kind ? tickPath(tick.x, LENGTH[kind] * shorter, edges) : '')).join('')}
          stroke={kind === 'decade' ? palette.ink : palette.line2}
          strokeWidth={kind === 'decade' ? 1 : 0.75}
          fill="none"
        />
      ))}
      {ticks.map(({ position, x, label }) => {
        if (!label || tags.some(tag => Math.abs(x - tag) < TAG_REACH)) return null
        const nearEnd = x > width - 24
        return (
          <text
            key={position}
            x={nearEnd ? Math.min(x - 4, width - 4) : Math.max(5, x)}
            y={baseline}
            fontSize={edges === 'both' ? 13 : 12}
            textAnchor={nearEnd ? 'end' : 'middle'}
            fill={palette.ink2}
          >
            {label}
          </text>
        )
      })}
    </>
  )
}

function tickPath(x: number, length: number, edges: EngravingProps['edges']): string {
  const at = x.toFixed(2)
  const top = `M${at} 0v${length}`
  const bottom = `M${at} ${RULER_HEIGHT}v${-length}`
  return edges === 'both' ? top + bottom : edges === 'top' ? top : bottom
}
