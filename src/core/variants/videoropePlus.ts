import { mainAxis } from '../allocation'
import { cutsAtTurns, factorParam, indexRamp, ntkBase, originalLengthParam, SEQ_LEN } from '../scaling'
import type { Geometry, Params } from '../scene'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'
import { videorope } from './videorope'

/**
 * VideoRoPE++: longer video without training, by stretching the pairs of some axes and not of others.
 *   f = ladder, g = ladder of base b · ((s L₀ - 1) / (L₀ - 1))^(d / (d - 2))
 *   videorope++: pairs of h and w keep f, pairs of t take g;  mrope++: t keeps f, h takes (f / s + g) / 2, w takes g
 *   ntk, yarn: all pairs, by the axis-blind rules, without a factor on the logits
 *   dynamic: base b · (s ℓ / L₀ - (s - 1))^(d / (d - 2)) once ℓ > L₀; its second form has s = (ℓ / 2π)^(d / d') / b
 *   with d' = 2 ⌈(d / 2) log_b(L₀ / 2π)⌉
 * Wiselnn570/VideoRoPE @ 7712ca3, videorope_plus_extrapolation_impl, MRotaryEmbedding.post_init, L₀ = 32 768. Which of
 * these the paper calls YaRN-V is not said there. A pair that reads the single index counts as time.
 */
export const videoropePlus = defineVariant({
  id: 'videoropePlus',
  name: 'VideoRoPE++',
  family: 'video',
  year: 2025,
  summary:
    'Carries VideoRoPE to longer videos: the pairs that read time are stretched, those that read height and width stay, since frames do not grow.',
  formula: String.raw`\omega_i' = \begin{cases} b^{-2i/d} & \text{pair } i \text{ reads } h, w\\ b'^{-2i/d} & \text{pair } i \text{ reads } t\end{cases} \qquad b' = b\,\Bigl(\tfrac{sL_0 - 1}{L_0 - 1}\Bigr)^{d/(d-2)}`,
  sources: [
    {
      label: 'code 7712ca3',
      url: 'https://github.com/Wiselnn570/VideoRoPE/tree/7712ca3f52b795284e0453badc6cf1642c1368c4/videorope_plus',
    },
  ],
  disagreement: videorope.disagreement,
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  frequencies: {
    name: 'Stretched by axis',
    params: [
      {
        key: 'method',
        label: 'Method',
        kind: 'choice',
        default: 'videorope++',
        options: [
          { value: 'videorope++', label: 'VideoRoPE++: time only' },
          { value: 'mrope++', label: 'M-RoPE++: height half, width' },
          { value: 'ntk', label: 'NTK, all pairs' },
          { value: 'yarn', label: 'YaRN, all pairs' },
          { value: 'dynamic', label: 'dynamic NTK' },
          { value: 'dynamic++', label: 'dynamic NTK, own factor' },
        ],
      },
      factorParam(4),
      originalLengthParam(32_768),
      SEQ_LEN,
    ],
    run: (geometry, params, allocation) => {
      const factor = params.factor as number
      const plain = geometricLadder(geometry.ropeTheta, geometry.rotaryDim)
      const stretched = geometricLadder(stretchedBase(geometry, params), geometry.rotaryDim)
      const ramp = indexRamp(cutsAtTurns(32, 1, params.originalMaxPositionEmbeddings as number, geometry), geometry.rotaryDim / 2)
      const invFreq = plain.map((f, i) => {
        const g = stretched[i] as number
        const axis = mainAxis(allocation, i)
        switch (params.method) {
          case 'yarn':
            return f * (1 - (ramp[i] as number)) + (f / factor) * (ramp[i] as number)
          case 'videorope++':
            return axis === 'h' || axis === 'w' ? f : g
          case 'mrope++':
            return axis === 'h' ? (0.5 * f) / factor + 0.5 * g : axis === 'w' ? g : f
          default:
            return g
        }
      })
      const bands = { blend: ramp, length: params.originalMaxPositionEmbeddings as number, kept: 32, interpolated: 1, factor }
      return { invFreq, attentionFactor: 1, ...(params.method === 'yarn' && { bands }) }
    },
  },
  allocation: videorope.allocation,
  layout: videorope.layout,
})

function stretchedBase(geometry: Geometry, params: Params): number {
  const { rotaryDim, ropeTheta } = geometry
  const factor = params.factor as number
  const length = params.originalMaxPositionEmbeddings as number
  const grown = (stretch: number) => {
    const alpha = stretch * ((params.seqLen as number) / length - 1) + 1
    return (params.seqLen as number) > length ? ntkBase(Math.max(alpha, 1e-9), geometry) : ropeTheta
  }
  switch (params.method) {
    case 'ntk':
      return ntkBase(factor, geometry)
    case 'dynamic':
      return grown(factor)
    case 'dynamic++': {
      const turned = 2 * Math.max(1, Math.ceil((rotaryDim / 2) * (Math.log(length / (2 * Math.PI)) / Math.log(ropeTheta))))
      return grown(((params.seqLen as number) / (2 * Math.PI)) ** (rotaryDim / turned) / ropeTheta)
    }
    default:
      return ntkBase(Math.max((length * factor - 1) / (length - 1), 1e-9), geometry)
  }
}
