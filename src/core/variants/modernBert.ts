import { localAndGlobal } from '../perLayer'
import { tokensParam } from '../relations/relationMap'
import type { ParamSpec } from '../variant'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * ModernBERT: every third layer sees all tokens with base 160 000, the others 64 tokens to each side with base 10 000. An encoder: nothing
 * is masked but what lies outside of the window.
 *   global: ω_i = ropeTheta^(-2i/d);  local: ω_i = localTheta^(-2i/d)
 * arXiv 2412.13663; answerdotai/ModernBERT-base, config.json (global_rope_theta, local_rope_theta, global_attn_every_n_layers).
 */
export const modernBert = defineVariant({
  id: 'modernBert',
  name: 'ModernBERT',
  family: 'text',
  year: 2024,
  summary: 'An encoder whose layers alternate between a window with a fast ladder and the whole text with a slower one.',
  formula: String.raw`\omega_i^{\text{global}} = b^{-2i/d}, \qquad \omega_i^{\text{local}} = b_{\text{local}}^{-2i/d}`,
  sources: [
    { label: 'arXiv 2412.13663', url: 'https://arxiv.org/abs/2412.13663' },
    { label: 'config.json', url: 'https://huggingface.co/answerdotai/ModernBERT-base/blob/main/config.json' },
  ],
  geometry: { headDim: 64, ropeTheta: 160_000, trainedLength: 8192 },
  frequencies: {
    name: 'Two bases by layer',
    params: [
      localThetaParam(10_000),
      tokensParam(
        'slidingWindow',
        'Window of local layers',
        'w',
        128,
        'Half of it lies on each side of a query, as local_attention counts it.',
      ),
    ],
    run: ({ ropeTheta, rotaryDim }, { localTheta, slidingWindow }) => {
      const ahead = Math.floor((slidingWindow as number) / 2)
      const table = (base: number) => ({ invFreq: geometricLadder(base, rotaryDim), attentionFactor: 1 })
      const [global, local] = localAndGlobal(
        3,
        `window ${slidingWindow}`,
        { kind: 'window', size: ahead + 1, ahead },
        table(localTheta as number),
        table(ropeTheta),
      )
      return [{ ...global, attends: { kind: 'full' } }, local]
    },
  },
})

/** Base of the layers that look through a window. */
export function localThetaParam(value: number): ParamSpec {
  return {
    key: 'localTheta',
    label: 'Base of local layers',
    symbol: 'b',
    kind: 'number',
    default: value,
    min: 1.0001,
    max: 1e12,
    scale: 'log',
    snaps: [10_000, 500_000, 1_000_000],
  }
}
