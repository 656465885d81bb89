import { useMemo } from 'react'
import { formatPositions } from '../paint/format'
import parts from '../paint/parts.module.css'
import { DistancePad } from '../ruler/DistancePad'
import type { ViewProps } from '../view'
import { BaselinesBar } from './BaselinesBar'
import { BaselinesPicture } from './BaselinesPicture'
import styles from './baselines.module.css'
import { modelOf } from './model'
import { baselinesPlace } from './place'
import { readAt } from './readout'
import { formatLogit } from './words'

/** px of the settings above the picture, of the notes under it, and of the picture on a narrow page */
const BAR = 46
const NOTES = 90
const PHONE = 520

const STOPS = Array.from({ length: 15 }, (_, power) => 2 ** (power + 6))

export function BaselinesPrimary({ input, act, width, height }: ViewProps) {
  const { cursor, phone, a, b, scene, view } = input
  const model = useMemo(
    () => modelOf({ a, b, scene, view }),
    // a cursor or another part of the view leaves the curves as they are
    [a, b, scene.content, view.baselines],
  )
  const place = baselinesPlace(input, phone ? PHONE : height - BAR - NOTES)
  const spoken = `${formatPositions(cursor.delta)} positions: ${readAt(model, cursor.delta)
    .encodings.map(({ name, logit }) => `${name} ${formatLogit(logit)}`)
    .join(', ')}`
  return (
    <div className={styles.primary} style={{ width, minHeight: height }}>
      <BaselinesBar input={input} act={act} />
      <div style={{ position: 'relative', height: place.height }}>
        <svg className={parts.overlay} width={width} height={place.height} aria-hidden="true">
          <BaselinesPicture input={input} model={model} place={place} cursor />
        </svg>
        <DistancePad
          input={input}
          act={act}
          name="Distance"
          said={spoken}
          stops={() => STOPS}
          box={{ left: place.left, top: 0, height: place.height }}
        />
      </div>
      {phone && <p className={styles.spoken}>{spoken}</p>}
      <p className={styles.notes}>
        Logits are what enters the softmax, √d C times the attention factor squared for q = k, and times the correlation for a
        noisy copy; curves are means over each pixel’s distances. <a href="https://arxiv.org/abs/2108.12409">ALiBi</a> rotates
        nothing and takes slope × Δ off, another slope for each head (faint: all heads).{' '}
        <a href="https://arxiv.org/abs/2212.10554">xPos</a> rotates with base 10&#8239;000 and damps pair i by the power Δ / scale
        base of its ζ. <a href="https://arxiv.org/abs/2305.19466">NoPE</a> leaves order to the causal mask. Attention is that of
        the last token, causal. <a href="https://arxiv.org/abs/2405.18719">CoPE</a> counts the gates σ(q·k/√d) between two tokens,
        up to its last position; what it adds to a logit is learned and starts at 0, so that only its positions are drawn, for
        content from the seed. Not drawn, for what they do to a score is learned and depends on the tokens:{' '}
        <a href="https://arxiv.org/abs/2503.02130">FoX</a>, which adds the logarithms of the forget gates between two tokens
        (PaTH, under More, draws such gates; with β = 0 nothing else), <a href="https://arxiv.org/abs/2501.00712">TAPE</a>, which
        changes positions with the content from layer to layer, and <a href="https://arxiv.org/abs/2509.12635">TAPA</a>, whose
        phases are functions of query and key.
      </p>
    </div>
  )
}
