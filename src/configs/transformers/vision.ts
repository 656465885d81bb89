import type { Setup } from '../../core/scene'
import { namedSetup } from '../../core/setups'
import { axisTables, rasterRope } from '../axes'
import type { JsonObject } from '../document/json'
import { isObject } from '../document/json'
import type { ModelPart } from '../effective'
import { firstNumber, numberIn } from './attributes'
import { modelTypeOf } from './textPlaces'

/** Vision towers that turn by row and column: the variant of the page, the base, and the width of a head where the file has none. */
const TOWERS: readonly { test: RegExp; variant: string; base: number; hidden: number; heads: number }[] = [
  { test: /^gemma4/, variant: 'gemma4Vision', base: 100, hidden: 768, heads: 12 },
  {
    test: /^(qwen2_vl|qwen2_5_vl|qwen2_5_omni|qwen3_vl|qwen3_5|qwen3_omni|glm4v|glm_ocr|ernie4_5_vl|paddleocr_vl|video_llama_3|exaone4_5|glm5_next|qwen4_exp)/,
    variant: 'qwenVisionTower',
    base: 10_000,
    hidden: 1280,
    heads: 16,
  },
  { test: /^(kimi_k25|kimi_vl|moonvit)/, variant: 'kimiVision', base: 10_000, hidden: 1152, heads: 16 },
]

/** The vision tower of a multimodal file; null where there is none that turns, with the reason in a note where there is a tower. */
export function visionPart(config: JsonObject): ModelPart | null {
  const holder = isObject(config.thinker_config) ? config.thinker_config : config
  const found = holder.vision_config
  if (!isObject(found)) return null
  const path = holder === config ? ['vision_config'] : ['thinker_config', 'vision_config']
  const outer = modelTypeOf(config)
  const own = modelTypeOf(found)
  const part = { id: 'vision', title: own ? `Vision (${own})` : 'Vision', path, shortfalls: [] }
  const tower = TOWERS.find(({ test }) => test.test(own || outer) || test.test(outer))
  if (!tower || /siglip|clip|intern_vit/.test(own))
    return {
      ...part,
      pairing: null,
      pairingBy: null,
      rope: null,
      setup: null,
      notes: [
        /siglip|clip|intern_vit/.test(own)
          ? `${own} adds learned positions to its patches and turns nothing.`
          : `No rotary embedding of a vision tower called ${own || outer || 'nothing'} is known here.`,
      ],
    }
  const hidden = firstNumber(found, ['embed_dim', 'hidden_size']) ?? tower.hidden
  const heads = firstNumber(found, ['num_heads', 'num_attention_heads', 'heads']) ?? tower.heads
  const headDim = numberIn(found.head_dim) ?? Math.floor(hidden / heads)
  const dict = isObject(found.rope_parameters) ? found.rope_parameters : {}
  const base = numberIn(dict.rope_theta) ?? numberIn(found.rope_theta) ?? tower.base
  if (headDim < 4 || headDim > 1024 || headDim % 4)
    return {
      ...part,
      pairing: null,
      pairingBy: null,
      rope: null,
      setup: null,
      notes: [`A vision head of ${headDim} channels cannot be shared by two axes.`],
    }
  const start = namedSetup(tower.variant)
  const setup: Setup = { ...start, geometry: { ...start.geometry, headDim, rotaryDim: headDim, ropeTheta: base } }
  const axes = axisTables(setup)
  return {
    ...part,
    pairing: 'half',
    pairingBy: null,
    rope: rasterRope(setup, axes, 'axial'),
    setup,
    notes: [`Row and column of a patch turn half of the ${headDim} channels each, base ${base}.`],
  }
}
