import { isObject } from '../document/json'
import { say } from '../say'
import { DUAL_CHUNK, dualChunkFailure, dualChunkIn, dualChunkRelation } from '../serving/dualChunk'
import type { LintContext, Rule } from './context'
import { thread } from './context'
import type { LintReader } from './sources'
import type { ReaderVerdict } from './verdict'
import { contradictory, ignored, used } from './verdict'

/** Who reads dual_chunk_attention_config, and who passes over it. */
export const dualChunkRule: Rule = context => {
  const { config, modelClass, attributes } = context
  const dict = config[DUAL_CHUNK]
  if (!isObject(dict)) return null
  const read = dualChunkIn(config, modelClass.id)
  const failure = read && dualChunkFailure(read)
  if (failure)
    return {
      id: 'dual chunk',
      weight: 'wrong',
      title: `${DUAL_CHUNK} lacks a size without which vLLM stops.`,
      words: failure,
      keys: [DUAL_CHUNK],
      edits: [],
    }
  const { chunk_size: chunk } = dict
  return {
    id: 'dual chunk',
    weight: 'note',
    title: read
      ? `${DUAL_CHUNK} is read by vLLM and SGLang alone: no distance exceeds ${say(chunk)}. transformers passes over it without a word and turns by plain distances, up to ${say(attributes.maxPositions)}.`
      : `${DUAL_CHUNK} is not read by ${modelClass.id || 'this class'}.`,
    words: read
      ? `Up to ${say(chunk)} tokens both agree; beyond, plain distances are longer than any that the model was trained for. In vLLM the kernel for it was removed with the V0 engine: from 0.11.0 on it still builds these positions and then stops, because no attention backend takes them.`
      : 'vLLM hands it on in its classes of Qwen2 and Qwen3.',
    keys: [DUAL_CHUNK],
    edits: [],
    threads: [thread('vllm-project/vllm', 11_844, 'pull'), thread('vllm-project/vllm', 49_296)],
  }
}

/** What a reader does with the key. */
export function dualChunkVerdict({ config, modelClass }: LintContext, reader: LintReader): ReaderVerdict {
  const dict = dualChunkIn(config, modelClass.id)
  if (!dict) return ignored('not read by this class')
  if (reader === 'llamacpp') return ignored('does not survive the conversion')
  if (reader !== 'vllm') return ignored(reader === 'paper' ? 'no scaling of frequencies' : 'kept and not used')
  if (dualChunkFailure(dict)) return contradictory('a TypeError: a size is absent')
  const relation = dualChunkRelation(dict)
  return relation
    ? used(`chunks of ${say(relation.params.chunkSize)}, ${say(relation.params.localWindow)} local`)
    : contradictory('the sizes leave no chunk')
}
