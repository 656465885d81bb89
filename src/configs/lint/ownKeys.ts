import type { JsonObject } from '../document/json'
import { isObject } from '../document/json'
import { say } from '../say'
import { numberIn } from '../transformers/attributes'
import { modelTypeOf } from '../transformers/textPlaces'
import { meantKey, soundsRotary } from './knownKeys'
import type { OwnVerdict } from './oneReader'

interface OwnKey {
  key: string
  /** what the code does with it */
  does: string
  /** what it takes where the key is absent; null where nothing is said */
  otherwise: string | null
  /** why it is not read, where it is not */
  idle?: (config: JsonObject) => string | null
}

const key = (name: string, does: string, otherwise: string | null = null, idle?: OwnKey['idle']): OwnKey => ({
  key: name,
  does,
  otherwise,
  idle,
})
const never = (why: string) => () => why

const unscaled = (config: JsonObject) => (config.use_scaled_rope === true ? null : 'use_scaled_rope is not true')
const META = [
  key('dim', 'gives the size of a head'),
  key('n_heads', 'gives the size of a head'),
  key('head_dim', 'channels of a head', 'dim / n_heads'),
  key('rope_theta', 'base', `${say(10_000)} in the code of Llama 1 and 2, ${say(500_000)} in that of Llama 3`),
  key('use_scaled_rope', 'the scaling of Llama 3.1, on or off', 'off'),
  key('rope_scaling_factor', 'divides the slow pairs', '8', unscaled),
  key('rope_high_freq_factor', 'the fast cut', '4', unscaled),
  key('max_seq_len', '', null, never('length of the cache')),
]
const MISTRAL = [
  ...META.slice(0, 3),
  key('rope_theta', 'base', `${say(1_000_000)}; ${say(10_000)} beside a sliding_window in older code`),
  key('sliding_window', 'tokens that a query sees, of each layer in turn where it is a list'),
  key('_sliding_window', 'the same'),
  key('llama_4_scaling.beta', 'how queries grow with their position'),
  key('llama_4_scaling.original_max_position_embeddings', 'positions of a step'),
  key('yarn.factor', 'divides the slow pairs', '1'),
  key('yarn.original_max_position_embeddings', 'length before the extension', '8192'),
  key('yarn.beta', 'the fast cut, in turns', '32'),
  key('yarn.alpha', 'the slow cut, in turns', '1'),
  key('yarn.apply_scale', 'whether cos and sin are multiplied', 'they are'),
]
const short = (config: JsonObject) =>
  (numberIn(config.max_seq_len) ?? 16_384) > (numberIn(config.original_seq_len) ?? 4096)
    ? null
    : 'max_seq_len is not above original_seq_len'
const DEEPSEEK = [
  key('qk_rope_head_dim', 'channels that turn'),
  key('qk_nope_head_dim', 'channels without position'),
  key('rope_theta', 'base', say(10_000)),
  key('max_seq_len', 'switches YaRN on above original_seq_len', say(16_384)),
  key('original_seq_len', 'length before the extension', say(4096)),
  key('rope_factor', 'divides the slow pairs', '40', short),
  key('beta_fast', 'the fast cut, in turns', '32', short),
  key('beta_slow', 'the slow cut, in turns', '1', short),
  key('mscale', 'its square multiplies the softmax scale', '1', short),
]
const GPT_OSS = [
  key('head_dim', 'channels of a head', '64'),
  key('rope_theta', 'base', say(150_000)),
  key('rope_scaling_factor', 'divides the slow pairs', '32'),
  key('initial_context_length', 'length before the extension', say(4096)),
  key('rope_ntk_beta', 'the fast cut, in turns', '32'),
  key('rope_ntk_alpha', 'the slow cut, in turns', '1'),
]
const FIXED = key('rope_theta', '', null, never(`the base ${say(10_000)} is fixed in code`))
const REMOTE: Readonly<Record<string, readonly OwnKey[]>> = {
  chatglm: [
    key('kv_channels', 'channels of a head, half of which turn', 'hidden_size / num_attention_heads'),
    key('rope_ratio', `multiplies the base ${say(10_000)}`, '1'),
    FIXED,
  ],
  qwen: [
    key('kv_channels', 'channels of a head', 'hidden_size / num_attention_heads'),
    key('rotary_pct', 'share of a head that turns', '1'),
    key('rotary_emb_base', 'base', say(10_000)),
    key('seq_length', 'length from which the base grows', 'max_position_embeddings'),
    key('use_dynamic_ntk', 'whether the base grows', 'it does'),
  ],
  gptj: [key('rotary_dim', 'channels that turn', '64'), FIXED],
  baichuan: [FIXED],
}
const SAME: Readonly<Record<string, string>> = { qwenlm: 'qwen', codegen: 'gptj' }

function keysOf(config: JsonObject): readonly OwnKey[] {
  const type = modelTypeOf(config)
  const remote = REMOTE[SAME[type] ?? type]
  if (remote) return remote
  if ('qk_rope_head_dim' in config) return DEEPSEEK
  if (isObject(config.yarn)) return MISTRAL
  if ('hidden_dim' in config && 'n_heads' in config) return MISTRAL.filter(({ key: name }) => !name.startsWith('yarn.'))
  return 'rope_ntk_beta' in config ? GPT_OSS : META
}

/** Verdicts on the rotary keys of a file that a model's own code reads. */
export function originalVerdicts(config: JsonObject): OwnVerdict[] {
  const keys = keysOf(config)
  const flat: JsonObject = { ...config }
  for (const outer of ['yarn', 'llama_4_scaling'])
    if (isObject(config[outer]))
      for (const [name, value] of Object.entries(config[outer] as JsonObject)) flat[`${outer}.${name}`] = value
  const known = keys.map(({ key: name }) => name)
  const read = keys.flatMap(({ key: name, does, otherwise, idle }): OwnVerdict[] => {
    const why = idle?.(config) ?? null
    if (!(name in flat))
      return otherwise === null || why ? [] : [{ key: name, value: null, verdict: 'defaulted', words: otherwise }]
    return [{ key: name, value: say(flat[name]), verdict: why ? 'ignored' : 'used', words: why ?? does }]
  })
  const others = Object.keys(flat)
    .filter(name => !known.includes(name) && !isObject(flat[name]) && (soundsRotary(name) || name.startsWith('yarn.')))
    .map((name): OwnVerdict => {
      const meant = meantKey(name, known)
      return meant && !(meant in flat)
        ? { key: name, value: say(flat[name]), verdict: 'misspelt', words: `${meant} is meant` }
        : { key: name, value: say(flat[name]), verdict: 'ignored', words: 'not read by this code' }
    })
  return [...read, ...others]
}
