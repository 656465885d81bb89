import { diffusionModel } from '../diffusers/models'
import type { Json } from '../document/json'
import type { GgufMetadata } from '../gguf/metadata'
import { architectureOf } from '../gguf/read'
import { unusedWindow, windowedOf } from '../gguf/windows'
import type { ConfigForm, ModelFile } from '../readModel'
import { say } from '../say'
import { meantKey } from './knownKeys'
import { originalVerdicts } from './ownKeys'
import type { Verdict } from './verdict'

/** A key under the one program that reads files of its form. */
export interface OwnVerdict {
  key: string
  /** null where the file lacks the key */
  value: string | null
  verdict: Verdict
  words: string
}

/** Verdicts on the rotary keys of a file that one program reads; none for those that five readers judge. */
export function ownVerdicts({ form, config }: ModelFile): OwnVerdict[] {
  if (form === 'gguf') return ggufVerdicts(config as GgufMetadata)
  if (form === 'original' || form === 'remote') return originalVerdicts(config)
  return form === 'diffusers' ? diffuserVerdicts(config) : []
}

/** Why one program's verdict is given, where the verdicts of five would say less. */
export function whyOneReader(form: ConfigForm): string {
  if (form === 'original' || form === 'remote')
    return 'Judged by the code that came with the model, which alone reads these spellings. The same model’s config.json of transformers has the verdicts of five readers.'
  return form === 'gguf'
    ? 'Judged by llama.cpp, whose format this is: the converter has decided already what of the configuration is kept. transformers, given a .gguf file, turns these keys back into a config.json of its own; paste that one for its verdicts.'
    : 'Judged by the class of diffusers that the keys belong to: what it does not read is fixed in its code. Programs that go by the shapes of the weights do not read this file.'
}

const GGUF_KEYS = [
  'rope.freq_base',
  'rope.freq_base_swa',
  'rope.dimension_count',
  'rope.dimension_sections',
  'rope.scaling.type',
  'rope.scaling.factor',
  'rope.scaling.attn_factor',
  'rope.scaling.original_context_length',
  'rope.scaling.finetuned',
  'rope.scaling.yarn_log_multiplier',
  'rope.scaling.yarn_beta_fast',
  'rope.scaling.yarn_beta_slow',
  'rope.scale_linear',
  'rope.dimension_count_swa',
  'attention.key_length',
  'attention.key_length_swa',
  'attention.sliding_window',
  'attention.sliding_window_pattern',
  'attention.head_count',
  'embedding_length',
  'context_length',
]

function ggufVerdicts(metadata: GgufMetadata): OwnVerdict[] {
  const architecture = architectureOf(metadata)
  if (architecture === null) return []
  const at = (key: string) => metadata[`${architecture}.${key}`]
  const has = (key: string) => at(key) !== undefined
  const type = has('rope.scaling.type') ? String(at('rope.scaling.type')) : has('rope.scaling.factor') ? 'linear' : 'none'
  const judge = (key: string): [Verdict, string] => {
    if (!GGUF_KEYS.includes(key)) {
      const meant = meantKey(key, GGUF_KEYS)
      return meant && !has(meant) ? ['misspelt', `${meant} is meant`] : ['ignored', 'not read by the loader']
    }
    if (/_swa$|sliding_window/.test(key)) {
      const unused = unusedWindow(metadata, architecture)
      const windowed = windowedOf(metadata, architecture)
      if (windowed) return ['used', key.endsWith('sliding_window') ? `windows of ${say(at(key))} tokens` : 'windowed layers']
      return ['ignored', unused?.known === false ? 'not known for this architecture' : 'no layer has a window']
    }
    if (/^rope\.scaling\.(factor|attn_factor)$/.test(key) || key === 'rope.scale_linear') {
      if (key === 'rope.scaling.attn_factor') return ['used', 'multiplies cos and sin']
      return type === 'none' ? ['ignored', 'rope.scaling.type is none'] : ['used', `frequencies × 1 / ${say(at(key))}`]
    }
    if (/yarn_beta|yarn_log/.test(key)) return type === 'yarn' ? ['used', say(at(key))] : ['ignored', 'no YaRN']
    if (key === 'rope.scaling.original_context_length')
      return type === 'yarn' || /^(phi3|minicpm)/.test(architecture)
        ? ['used', 'length before the extension']
        : ['ignored', 'no scaling that asks for it']
    if (key === 'rope.scaling.finetuned') return ['ignored', 'only printed']
    if (key === 'embedding_length' || key === 'attention.head_count')
      return has('attention.key_length') ? ['ignored', 'attention.key_length is given'] : ['used', 'give the size of a head']
    if (key === 'context_length')
      return type === 'yarn' && !has('rope.scaling.original_context_length')
        ? ['contradictory', 'taken as the original length']
        : ['ignored', 'no part in the table']
    return ['used', say(at(key))]
  }
  const rows = Object.keys(metadata)
    .filter(name => name.startsWith(`${architecture}.`))
    .map(name => name.slice(architecture.length + 1))
    .filter(key => GGUF_KEYS.includes(key) || /rope|yarn/.test(key))
    .map((key): OwnVerdict => {
      const [verdict, words] = judge(key)
      return { key: `${architecture}.${key}`, value: say(at(key)), verdict, words }
    })
  const lacks = (key: string, words: string): OwnVerdict[] =>
    has(key) ? [] : [{ key: `${architecture}.${key}`, value: null, verdict: 'defaulted', words }]
  return [
    ...rows,
    ...lacks('rope.freq_base', '10 000'),
    ...lacks('rope.dimension_count', 'all channels of a head'),
    ...lacks('attention.key_length', 'embedding_length / head_count'),
    ...lacks('rope.scaling.type', has('rope.scaling.factor') ? 'linear, as a factor is there' : 'nothing is scaled'),
  ]
}

/** Four spellings of one thing, each of one model. */
const AXES_KEYS = ['axes_dims_rope', 'axes_dim_rope', 'rope_axes_dim', 'axes_dims']

/** Keys whose quotient is the size of a head where attention_head_dim is absent. */
const WIDTH_KEYS = ['dim', 'hidden_size', 'num_heads', 'n_heads', 'num_attention_heads']

function diffuserVerdicts(config: Record<string, Json>): OwnVerdict[] {
  const model = diffusionModel(config)
  if (!model) return []
  const rows: OwnVerdict[] = []
  const add = (key: string, verdict: Verdict, words: string) =>
    rows.push({ key, value: key in config ? say(config[key]) : null, verdict, words })
  for (const key of Object.keys(config)) {
    if (key === model.axesKey) add(key, 'used', 'channels per axis')
    else if (AXES_KEYS.includes(key))
      add(
        key,
        model.axesKey && !(model.axesKey in config) ? 'misspelt' : 'ignored',
        model.axesKey ? `${model.axesKey} is this model’s spelling` : 'the split is fixed in code',
      )
    else if (key === 'rope_theta')
      add(
        key,
        model.readsTheta ? 'used' : 'ignored',
        model.readsTheta ? `base ${say(config[key])}` : `the base ${say(model.base)} is fixed in code`,
      )
    else if (WIDTH_KEYS.includes(key) && !('attention_head_dim' in config))
      add(key, model.variant === null ? 'ignored' : 'used', 'give the size of a head')
    else if (key === 'attention_head_dim')
      add(key, model.variant === null ? 'ignored' : 'used', `${say(config[key])} channels of a head`)
    else if (key === 'use_rotary_positional_embeddings') add(key, 'used', config[key] === true ? 'rotation on' : 'rotation off')
    else if (key === 'axes_lens' || key === 'rope_max_seq_len') add(key, 'ignored', 'only limits the table')
    else if (key === 'rope_scale' && model.name === 'Cosmos') add(key, 'used', 'stretches the bases')
    else if (/rope|rotary|theta/i.test(key)) add(key, 'ignored', 'not read by this class')
  }
  if (model.axesKey && !(model.axesKey in config)) add(model.axesKey, 'defaulted', model.axes?.join(', ') ?? '')
  if (model.readsTheta && !('rope_theta' in config)) add('rope_theta', 'defaulted', say(model.base))
  return rows
}
