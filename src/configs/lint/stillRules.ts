import type { Finding, LintContext } from './context'
import type { ReaderVerdict } from './verdict'
import { ignored, used } from './verdict'

/** Keys that decide whether a class turns anything, or that size a head all the same. */
const DECIDE = /^(alibi|position_embedding_type|use_mem_rope|layer_rope_theta)$/
const SIZES = /^(head_dim|hidden_size|num_attention_heads|max_position_embeddings|sliding_window|layer_types)$/
/** Keys of the rotary embedding, which say what is not so. */
const ROTARY = /rope|rotary|theta/

/** Why the model of a file turns nothing, one sentence; null where it turns, or where the readers disagree. */
export function whyStill({ readings }: LintContext): string | null {
  const { status, parts } = readings.transformers5.status === 'read' ? readings.transformers5 : readings.transformers4
  const [part] = parts
  return status === 'read' && part?.rope?.ropeType === 'none' ? (part.notes.at(-1) ?? null) : null
}

/** What every reader does with a key of a model that turns nothing. */
export function stillVerdict(key: string): ReaderVerdict {
  if (DECIDE.test(key)) return used('this is why nothing turns')
  return ignored(SIZES.test(key) ? 'no part in a rotation: nothing turns' : 'there is no rotary embedding')
}

/** Said of a file of such a model that has keys of a rotary embedding all the same. */
export function stillFinding({ config }: LintContext, why: string): Finding[] {
  const keys = Object.keys(config).filter(key => ROTARY.test(key) && !DECIDE.test(key) && config[key] !== null)
  if (!keys.length) return []
  return [
    {
      id: 'no rotary embedding',
      weight: 'note',
      title: `${keys.join(', ')} ${keys.length > 1 ? 'change' : 'changes'} nothing: nothing turns.`,
      words: why,
      keys,
      edits: [],
    },
  ]
}
