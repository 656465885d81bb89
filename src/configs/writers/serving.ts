import type { Schedule } from './schedule'
import type { Subject, Written } from './subject'
import { writeTransformers5 } from './transformersConfig'

/** vLLM takes the same rope_parameters over the model's own (docs.vllm.ai, context extension; --rope-scaling is gone). */
export function writeVllm(subject: Subject): Written {
  const { text, notes } = writeTransformers5(subject)
  if (!text) return { text, notes: [...notes, 'vLLM reads the same types as transformers.'] }
  const { rope_parameters: rope } = JSON.parse(text)
  const json = JSON.stringify({ rope_parameters: rope }).replaceAll("'", "'\\''")
  const { trainedLength } = subject.setup.geometry
  const own = [...notes]
  const [first] = subject.schedules
  if (first?.type === 'proportional') own.push('vLLM @ 07b12f1 does not read the type proportional.')
  if (subject.params.attentionFactor)
    own.push('vLLM @ 07b12f1 does not read attention_factor and computes its own; later versions of its YaRN class read it.')
  if (subject.schedules.length > 1)
    own.push('Parameters nested by kind of layer need a vLLM that reads transformers 5 configurations.')
  return { text: `vllm serve MODEL \\\n  --hf-overrides '${json}' \\\n  --max-model-len ${trainedLength}\n`, notes: own }
}

/**
 * Flags of llama.cpp (common/arg.cpp): they override rope keys of the GGUF file. Head and rotary widths, sections, pairing and
 * the factor tensors of Llama 3 and LongRoPE are in the file alone. ggml_rope_yarn_corr_dims always rounds the cuts, and
 * rope_yarn multiplies by attn_factor · (1 + 0.1 ln factor).
 */
export function writeLlamaCpp(subject: Subject): Written {
  const { schedules, setup, spec, group } = subject
  const [schedule] = schedules
  const notes: string[] = []
  if (!schedule)
    return { text: '', notes: ['llama.cpp scales none, linear, yarn and longrope; it has no flag for this schedule.'] }
  const mla = spec.softmaxFactor !== 1
  const flags = flagsOf(schedule, mla ? null : group.attentionFactor)
  if ('why' in flags) return { text: '', notes: [flags.why] }
  notes.push(...flags.notes)
  if (schedules.length > 1)
    notes.push('The base of sliding layers comes from the file or is fixed by the architecture; no flag changes it.')
  if (spec.axes.length > 1)
    notes.push('Sections come from rope.dimension_sections of the file and its architecture; no flag sets them.')
  if (setup.geometry.rotaryDim < setup.geometry.headDim)
    notes.push(
      `That ${setup.geometry.rotaryDim} of ${setup.geometry.headDim} channels turn must stand in the file (rope.dimension_count).`,
    )
  if (spec.softmaxFactor !== 1)
    notes.push('The factor on the softmax scale comes from rope.scaling.yarn_log_multiplier of the file.')
  const all = [`--ctx-size ${setup.geometry.trainedLength}`, ...flags.flags]
  return { text: `llama-server -m MODEL.gguf \\\n  ${all.join(' \\\n  ')}\n`, notes }
}

function flagsOf(
  { type, ropeTheta, params }: Schedule,
  attentionFactor: number | null,
): { flags: string[]; notes: string[] } | { why: string } {
  const factor = params.factor as number
  const base = `--rope-freq-base ${ropeTheta}`
  switch (type) {
    case 'default':
      return { flags: ['--rope-scaling none', base], notes: [] }
    case 'linear':
      return { flags: ['--rope-scaling linear', `--rope-scale ${factor}`, base], notes: [] }
    case 'yarn': {
      const notes: string[] = []
      if (params.truncate === false)
        notes.push('llama.cpp always rounds the cuts of the blend; this setup does not, so pairs inside it differ.')
      const computed = factor > 1 ? 0.1 * Math.log(factor) + 1 : 1
      const multiplier = (attentionFactor ?? computed) / computed
      const flags = [
        '--rope-scaling yarn',
        `--rope-scale ${factor}`,
        `--yarn-orig-ctx ${params.originalMaxPositionEmbeddings}`,
        base,
        `--yarn-beta-fast ${(params.betaFast as number) || 32}`,
        `--yarn-beta-slow ${(params.betaSlow as number) || 1}`,
        ...(Math.abs(multiplier - 1) > 1e-9 ? [`--yarn-attn-factor ${Number(multiplier.toPrecision(9))}`] : []),
      ]
      return { flags, notes }
    }
    case 'llama3':
      return {
        why: 'llama.cpp has no flag for Llama 3 scaling: the converter writes its factors into the tensor rope_freqs.weight.',
      }
    case 'longrope':
      return {
        why: 'llama.cpp has no flag for LongRoPE: its factors are the tensors rope_factors_short and rope_factors_long of the file.',
      }
    case 'dynamic':
      return { why: 'llama.cpp does not scale dynamically; the base stays what it is while the text grows.' }
    case 'proportional':
      return { why: 'llama.cpp has no flag for pairs that stand still; the converter writes them into a tensor of factors.' }
  }
}
