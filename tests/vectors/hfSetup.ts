import type { Params, Setup } from '../../src/core/scene'
import { setupOf } from './setup'

/** A case of the transformers rope types as a setup, read the way that library reads a configuration. */
export function hfSetup(input: any): Setup {
  const nested = input.rope_parameters[input.layer_type]
  const rope = nested ?? input.rope_parameters
  const type: string = rope.rope_type ?? input.rope_type
  const headDim: number = input.head_dim ?? Math.floor(input.hidden_size / input.num_attention_heads)
  const share: number = rope.partial_rotary_factor ?? 1
  const original: number = rope.original_max_position_embeddings ?? input.max_position_embeddings
  const fallback = type === 'yarn' || type === 'longrope' ? input.max_position_embeddings / original : 1
  const params: Params = {
    factor: rope.factor ?? fallback,
    originalMaxPositionEmbeddings: type === 'dynamic' ? input.max_position_embeddings : original,
    seqLen: input.seq_len ?? 0,
    betaFast: rope.beta_fast ?? 0,
    betaSlow: rope.beta_slow ?? 0,
    // the library looks for this key beside the layer types, not within them
    truncate: input.rope_parameters.truncate ?? true,
    attentionFactor: rope.attention_factor ?? 0,
    mscale: rope.mscale ?? 0,
    mscaleAllDim: rope.mscale_all_dim ?? 0,
    scaleSoftmax: true,
    lowFreqFactor: rope.low_freq_factor ?? 1,
    highFreqFactor: rope.high_freq_factor ?? 4,
    longFactor: rope.long_factor ?? [],
    shortFactor: rope.short_factor ?? [],
    partialRotaryFactor: share,
  }
  const variant = { default: 'rope', linear: 'linearScaling', dynamic: 'dynamicNtk' }[type] ?? type
  return setupOf(
    {
      headDim,
      rotaryDim: type === 'proportional' ? headDim : Math.trunc(headDim * share),
      ropeTheta: rope.rope_theta ?? input.rope_theta,
      trainedLength: input.max_position_embeddings,
    },
    { frequencies: { variant, params } },
  )
}
