import type { Schedule } from './schedule'
import type { Sections } from './sections'
import { sectionsOf } from './sections'
import type { Subject, Written } from './subject'

type Json = Record<string, unknown>

/** Variants whose layers differ by window alone, or by a key that is written. */
const LAYERED: ReadonlySet<string> = new Set(['gptOss', 'llama4'])

/** The keys of one schedule beside type and base, as modeling_rope_utils.py of transformers 5.18.0 reads them. */
export function scalingKeys({ type, params }: Schedule, pairs: number, attentionFactor: number): Json {
  const factor = params.factor as number
  const original = params.originalMaxPositionEmbeddings as number
  const list = (given: unknown) => Array.from({ length: pairs }, (_, i) => (given as readonly number[])[i] ?? 1)
  switch (type) {
    case 'default':
      return {}
    case 'linear':
    case 'dynamic':
      return { factor }
    case 'yarn':
      return {
        factor,
        original_max_position_embeddings: original,
        beta_fast: (params.betaFast as number) || 32,
        beta_slow: (params.betaSlow as number) || 1,
        ...(params.truncate === false && { truncate: false }),
        ...(params.mscale ? { mscale: params.mscale } : {}),
        ...(params.mscaleAllDim ? { mscale_all_dim: params.mscaleAllDim } : {}),
        ...(params.attentionFactor ? { attention_factor: params.attentionFactor } : {}),
      }
    case 'llama3':
      return {
        factor,
        low_freq_factor: params.lowFreqFactor,
        high_freq_factor: params.highFreqFactor,
        original_max_position_embeddings: original,
      }
    case 'longrope':
      return {
        factor,
        original_max_position_embeddings: original,
        attention_factor: attentionFactor,
        short_factor: list(params.shortFactor),
        long_factor: list(params.longFactor),
      }
    case 'proportional':
      return { partial_rotary_factor: params.partialRotaryFactor, ...(factor === 1 ? {} : { factor }) }
  }
}

/** What multiplies cos and sin in the layers of a schedule. */
const factorOf = ({ spec }: Subject, { type }: Schedule) =>
  type === 'longrope' ? Math.max(...spec.groups.map(group => group.attentionFactor)) : 1

/** What both versions share: widths, lengths, sections and the notes on what no configuration says. */
function common(subject: Subject): { top: Json; inside: Json; notes: string[]; sections: Sections } {
  const { setup, spec, group, schedules, schedule } = subject
  const { headDim, rotaryDim, trainedLength } = setup.geometry
  const notes: string[] = []
  const sections = sectionsOf(spec, group)
  const mla = setup.frequencies.variant === 'deepseekMla'
  const [first] = schedules
  const length = first?.type === 'dynamic' ? first.params.originalMaxPositionEmbeddings : trainedLength
  const top: Json = mla
    ? { qk_nope_head_dim: headDim - rotaryDim, qk_rope_head_dim: rotaryDim, max_position_embeddings: length }
    : { head_dim: headDim, max_position_embeddings: length }
  if (first?.type === 'longrope') top.original_max_position_embeddings = first.params.originalMaxPositionEmbeddings
  if (spec.groups.some(({ imaginary }) => imaginary))
    notes.push('No key makes heads take the imaginary part of the score; the model class must.')
  if (spec.groups.length > 1 && schedules.length < 2 && !LAYERED.has(setup.frequencies.variant))
    notes.push(
      `Heads or layers differ here (${spec.groups
        .map(({ serves }) => serves)
        .slice(0, 4)
        .join('; ')}); no key says so, and the model class must.`,
    )
  if (first?.type === 'dynamic' && length !== trainedLength)
    notes.push(
      `Dynamic scaling starts at max_position_embeddings, so ${length} stands there and not the trained length ${trainedLength}.`,
    )
  const partial = !mla && rotaryDim < headDim && first?.type !== 'proportional'
  if (partial)
    notes.push(
      'partial_rotary_factor is read by the classes of models that turn a part of the head (GLM, Phi, StableLM, Qwen3-Next); Llama’s turns all of it.',
    )
  const inside: Json = {
    ...(partial && { partial_rotary_factor: rotaryDim / headDim }),
    ...(sections.kind === 'mrope' && { mrope_section: sections.section }),
    ...(sections.kind === 'mrope' && sections.interleaved && { mrope_interleaved: true }),
  }
  if (sections.kind === 'none')
    notes.push(`No key of a configuration says how these pairs are shared out: ${sections.why}. The model class must do it.`)
  if (setup.layout.variant !== 'rope')
    notes.push('Where images and video stand is in the code of the model class; no configuration carries it.')
  if (mla || subject.params.scaleSoftmax)
    notes.push(
      `The factor ${Number(spec.softmaxFactor.toPrecision(6))} on the softmax scale is applied by DeepSeek’s model classes alone.`,
    )
  if (first?.type === 'proportional' && rotaryDim < headDim)
    notes.push(`proportional writes one frequency for each pair of the head; only the first ${rotaryDim / 2} of them exist here.`)
  if (!schedule && first)
    notes.push('Along this axis the ladder is not the one that the configuration names; the model class forms it.')
  return { top, inside, notes, sections }
}

/** transformers 5: rope_parameters, nested by kind of layer where layers differ. */
export function writeTransformers5(subject: Subject): Written {
  const { setup, schedules, spec } = subject
  const { top, inside, notes } = common(subject)
  const [global, local] = schedules
  if (!global) return unwritten(subject, notes)
  const parameters = (schedule: Schedule) => ({
    rope_type: schedule.type,
    rope_theta: schedule.ropeTheta,
    ...inside,
    ...scalingKeys(schedule, spec.pairs, factorOf(subject, schedule)),
  })
  const rope = local ? { full_attention: parameters(global), sliding_attention: parameters(local) } : parameters(global)
  if (local && scalingKeys(global, spec.pairs, factorOf(subject, global)).truncate === false)
    notes.push('transformers 5.18.0 looks for truncate outside the nested dict, so it is lost there.')
  if (local) notes.push('layer_types must name full_attention and sliding_attention layers.')
  return { text: say({ ...top, ...layerKeys(setup.frequencies.variant), rope_parameters: rope }), notes }
}

/** transformers 4: rope_theta beside rope_scaling. */
export function writeTransformers4(subject: Subject): Written {
  const { setup, schedules, spec } = subject
  const { top, inside, notes } = common(subject)
  const { partial_rotary_factor: partial, ...sections } = inside
  const [global, local] = schedules
  if (!global) return unwritten(subject, notes)
  if (global.type === 'proportional') {
    return { text: '', notes: ['transformers 4.57.6 has no rope type proportional; it came with version 5.', ...notes] }
  }
  const scaled = { ...scalingKeys(global, spec.pairs, factorOf(subject, global)), ...sections }
  const scaling = Object.keys(scaled).length ? { rope_type: global.type, ...scaled } : null
  const bases =
    setup.frequencies.variant === 'modernBert'
      ? { global_rope_theta: global.ropeTheta, local_rope_theta: local?.ropeTheta }
      : {
          rope_theta: global.ropeTheta,
          ...(setup.frequencies.variant === 'gemma3' && { rope_local_base_freq: local?.ropeTheta }),
        }
  if (setup.frequencies.variant === 'olmo3') notes.push('Olmo3 leaves sliding layers unscaled whatever rope_scaling says.')
  const share = partial === undefined ? {} : { partial_rotary_factor: partial }
  const keys = { ...top, ...share, ...layerKeys(setup.frequencies.variant), ...bases, rope_scaling: scaling }
  return { text: say(keys), notes }
}

/** Which layers do not turn is a key of its own. */
function layerKeys(variant: string): Json {
  return variant === 'llama4' ? { no_rope_layer_interval: 4 } : {}
}

function unwritten({ setup, params }: Subject, notes: readonly string[]): Written {
  const { variant } = setup.frequencies
  const why =
    variant === 'yarn' && params.follow === 'paper'
      ? 'transformers blends YaRN along the index of the pair, as every released code; the paper’s blend along turns has no key.'
      : 'transformers has no rope type for this schedule. Written as code, it keeps its numbers.'
  return { text: '', notes: [why, ...notes] }
}

/** JSON with lists of numbers on one line each. */
export function say(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /\[\s+([-\d.,\se]+?)\s+\]/g,
    (_, numbers: string) => `[${numbers.split(/,\s*/).join(', ')}]`,
  )
}
