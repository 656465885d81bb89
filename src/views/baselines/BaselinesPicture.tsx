import { formatPositions } from '../paint/format'
import type { LogScale } from '../precision/logScale'
import { logScale } from '../precision/logScale'
import type { ViewInput } from '../view'
import { LinesStrip } from './LinesStrip'
import { headLines, logitLines, valueLine } from './lines'
import type { Model } from './model'
import type { BaselinesPlace } from './place'
import { readAt } from './readout'
import { formatLogit, percentText } from './words'

interface PictureProps {
  input: ViewInput
  model: Model
  place: BaselinesPlace
  /** false in a file, which has no cursor */
  cursor: boolean
}

/** Three strips on one ruler: what distance takes from a logit, how near attention stays, and what CoPE counts. */
export function BaselinesPicture({ input, model, place, cursor }: PictureProps) {
  const { palette, ruler, phone } = input
  const delta = input.cursor.delta
  const common = { palette, place, ruler, phone, cursor: cursor ? delta : null }
  const logits = logitScaleOf(model, place.logits)
  const shares = evenScale([1, 0.5, 0], place.shares, percentText)
  const counts = logScale([1, ...model.cope.subarray(-1), model.keys], place.cope.top, place.cope.height)
  const here = cursor ? readAt(model, delta) : null
  const counted = here?.cope ?? null
  return (
    <g>
      <LinesStrip
        {...common}
        id="logits"
        strip={place.logits}
        title="Logit"
        hint={'less that\nat Δ = 0'}
        scale={logits}
        lines={logitLines(model, ruler, logits.y)}
        faint={headLines(model, ruler, logits.y)}
        dots={here ? here.encodings.map(({ key, logit }) => ({ key, y: logits.y(logit) })) : []}
        readouts={here ? here.encodings.map(({ key, logit }) => [key, formatLogit(logit)] as const) : []}
      />
      <LinesStrip
        {...common}
        id="shares"
        strip={place.shares}
        title="Attention"
        hint={`on keys\nup to Δ,\nof ${formatPositions(model.keys)}`}
        scale={shares}
        lines={model.encodings.map(({ key, name, shares: values }) => valueLine(key, name, values, ruler, shares.y))}
        dots={here ? here.encodings.flatMap(({ key, share }) => (share === null ? [] : [{ key, y: shares.y(share) }])) : []}
        readouts={
          here ? here.encodings.flatMap(({ key, share }) => (share === null ? [] : [[key, percentText(share)] as const])) : []
        }
      />
      <LinesStrip
        {...common}
        id="cope"
        strip={place.cope}
        title="CoPE"
        hint={'counted over\nΔ tokens'}
        scale={counts}
        lines={[
          valueLine('CoPE', 'CoPE', model.cope, ruler, counts.y),
          valueLine(
            'tokens',
            'tokens',
            Float64Array.from({ length: model.keys }, (_, m) => m + 1),
            ruler,
            counts.y,
          ),
        ]}
        dots={counted === null ? [] : [{ key: 'CoPE', y: counts.y(counted) }]}
        readouts={counted === null ? [] : [['p', formatCount(counted)] as const]}
      />
    </g>
  )
}

function formatCount(value: number): string {
  return value >= 1000 ? formatPositions(value) : String(Number(value.toPrecision(4)))
}

/** From 0, or what sines rise to, down to what rotations leave at least; steeper curves leave the strip. */
function logitScaleOf({ encodings }: Model, strip: { top: number; height: number }): LogScale {
  const rotary = encodings.filter(({ key }) => key !== 'ALiBi' && key !== 'NoPE')
  const spots = [4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 1_048_576]
  const reached = rotary.flatMap(({ logit }) => spots.map(at => logit(at, 1)))
  const lowest = Math.min(-1, ...reached)
  const step =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(size => -lowest / size <= 4) ?? 10 ** Math.ceil(Math.log10(-lowest))
  const end = Math.ceil(-lowest / step + 0.2)
  // sines rise above what they are at distance 0
  const above = Math.ceil(Math.max(0, ...reached) / step - 1e-9)
  const values = Array.from({ length: above + end + 1 }, (_, k) => (above - k) * step)
  return evenScale(values, strip, value => formatLogit(value).replace(/\.0+$/, ''))
}

function evenScale(
  values: readonly number[],
  { top, height }: { top: number; height: number },
  say: (value: number) => string,
): LogScale {
  const [first, last] = [values[0] as number, values.at(-1) as number]
  const y = (value: number) => top + ((first - value) / (first - last)) * height
  return { y, ticks: values.map(value => ({ y: y(value), label: say(value) })) }
}
