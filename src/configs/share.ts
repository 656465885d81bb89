import type { Json, JsonObject } from './document/json'
import { isObject } from './document/json'
import { writeJson } from './document/write'
import type { ModelFile } from './readModel'

/** Keys that no reader of rotary embeddings asks for make up most of a file; a link does without them. */
const KEPT =
  /rope|rotary|theta|head|hidden_size|n_embd|d_model|embed_dim|^dim$|^(num|n)_(hidden_)?layers?$|^n_layer$|position|sliding|layer_types|model_type|architectures|transformers_version|partial|qk_|kv_|lora|v_head|kv_channels|seq_len|axes|_class_name|alibi|attn_every|max_seq|n_ctx|scal|mscale|beta|yarn|factor|alpha|full_attention|context|patch_size_t|use_dynamic_ntk|original|apply_scale|truncate|^type$|block_count|embedding_length|key_length|dimension|general\.architecture|spatial_merge|temporal_patch|interleav|mrope|window_(layers|size)|attention_chunk|dual_chunk|^local_|temperature_tuning|bidirectional|layers_block_type|compress_|nextn_predict|full_attn|attn_layer|^hidden_dim$/i

const DROPPED =
  /^(num_key_value_heads|attention_bias|quantization_config|id2label|label2id|.*_token_id|.*initializer.*|multi_head_attention)$/i

/** Keys of a file that its readings depend on. */
export function pruned(config: JsonObject): JsonObject {
  const kept: JsonObject = {}
  for (const [key, value] of Object.entries(config)) {
    if (DROPPED.test(key)) continue
    if (isObject(value)) {
      const inner = /rope|yarn|dual_chunk/.test(key) ? value : pruned(value)
      if (Object.keys(inner).length || /_config$|^model$/.test(key)) kept[key] = inner
    } else if (KEPT.test(key)) kept[key] = value
  }
  return kept
}

/** A file for a link: the keys that matter, deflated, in letters that need no escape. */
export async function packConfig({ config, floats }: ModelFile): Promise<string> {
  const marks: WeakMap<object, ReadonlySet<string>> = new WeakMap()
  const whole = pruned(config)
  const carry = (from: Json | undefined, to: Json) => {
    if (!isObject(from) || !isObject(to)) return
    const own = floats.get(from)
    if (own) marks.set(to, own)
    for (const key of Object.keys(to)) carry(from[key], to[key] as Json)
  }
  carry(config, whole)
  const text = writeJson(whole, marks)
    .replace(/\n\s*/g, '')
    .replace(/": /g, '":')
    .replace(/, (?=[-\d[{"tfn])/g, ',')
  const packed = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  return btoa(String.fromCharCode(...packed))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

/** The text of a `config=` part of a link: packed, or JSON as it is. Throws where it is neither. */
export async function unpackConfig(part: string): Promise<string> {
  const text = part.startsWith('%7B') ? decodeURIComponent(part) : part
  if (text.startsWith('{')) return text
  const letters = part.replace(/-/g, '+').replace(/_/g, '/')
  const bytes = Uint8Array.from(atob(letters), letter => letter.charCodeAt(0))
  return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')))
}

/** Longest text that a link may unpack to, bytes. */
const LONGEST = 4_000_000

async function through(bytes: Uint8Array, transform: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const reader = new Blob([bytes as BlobPart])
    .stream()
    .pipeThrough(transform as unknown as TransformStream<Uint8Array, Uint8Array>)
    .getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    length += value.length
    if (length > LONGEST) throw new Error('The configuration is longer than 4 MB.')
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
