import { unitOn } from '../paint/axisWords'
import { formatPositions } from '../paint/format'
import parts from '../paint/parts.module.css'
import { DistancePad } from '../ruler/DistancePad'
import type { ViewProps } from '../view'
import { ChainBar } from './ChainBar'
import type { Model } from './model'
import { leftFrom, movedAt, TOKENS } from './model'
import { PrecisionPicture } from './PrecisionPicture'
import { precisionPlace } from './place'
import style from './precision.module.css'
import { useCurves } from './useCurves'
import { firstShare, formatError } from './words'

/** px of the chain above the picture */
const BAR = 92
/** px of the notes under it */
const NOTES = 40
/** px of the picture on a narrow page */
const PHONE = 520

/** Powers of two, after which the numbers of a format stand twice as far apart. */
const STOPS = Array.from({ length: 15 }, (_, power) => 2 ** (power + 6))

export function PrecisionPrimary({ input, act, width, height }: ViewProps) {
  const { cursor, phone } = input
  const curves = useCurves(input)
  const place = precisionPlace(input, phone ? PHONE : height - BAR - NOTES)
  const model = curves[0]?.model
  if (!model) return null
  const said = spoken(model, cursor.delta, Math.min(cursor.pair, model.invFreq.length - 1))
  return (
    <div className={style.primary} style={{ width, minHeight: height }}>
      <ChainBar {...{ input, act, model }} />
      <div style={{ position: 'relative', height: place.height }}>
        <svg className={parts.overlay} width={width} height={place.height} aria-hidden="true">
          <PrecisionPicture input={input} curves={curves} place={place} cursor />
        </svg>
        <DistancePad
          input={input}
          act={act}
          name="Shift of the whole prompt"
          said={said}
          stops={() => STOPS}
          box={{ left: place.left, top: 0, height: place.height }}
        />
      </div>
      {phone && <p className={`${parts.cover} ${style.spoken}`}>{said}</p>}
      <p className={`${parts.cover} ${style.notes}`}>
        D: how far the attention of {TOKENS} neighbouring tokens changes when all of them move by Δ, the sum over keys j of Σ|A −
        A′| / (L − j) (<a href="https://arxiv.org/abs/2411.13476">arXiv 2411.13476</a>, equation 4; 0 in exact arithmetic). q and
        k follow the content, as bfloat16 numbers; frequencies are float32 unless every step is float64, scores are summed in
        float64, and all axes move together.
      </p>
    </div>
  )
}

function spoken(model: Model, shift: number, pair: number): string {
  const moved = movedAt(model, shift)
  const { ids, turns } = leftFrom(model, pair, shift)
  return `${formatPositions(shift)} ${unitOn(model.side.spec.axes)}: D ${formatError(moved.change)}, ${firstShare(moved)} at the first token, largest score error ${formatError(moved.error.max)}; ${ids} ids and ${turns} turns of pair ${pair} left of 256`
}
