import type { Setup } from '../../core/scene'
import type { FileSource } from '../files/source'
import type { GgufMetadata } from './metadata'
import type { GgufEntry } from './readGguf'
import { readGguf } from './readGguf'
import type { RopeTensors } from './ropeTensors'
import { readRopeTensors } from './ropeTensors'

/** What a GGUF file says of its rotation: its metadata and the tensors of factors, read from a few slices. */
export async function readGgufFile(
  source: FileSource,
): Promise<{ metadata: GgufMetadata; tensors: RopeTensors; leftOut: string[] }> {
  const head = await readGguf(source)
  const metadata: GgufMetadata = {}
  const leftOut: string[] = []
  for (const [key, value] of Object.entries(head.metadata)) {
    if (Array.isArray(value) && value.every(entry => typeof entry === 'boolean')) metadata[key] = value.map(Number)
    else if (isKept(value)) metadata[key] = value
    else leftOut.push(key)
  }
  return { metadata, tensors: await readRopeTensors(source, head), leftOut }
}

function isKept(value: GgufEntry): value is GgufMetadata[string] {
  return typeof value !== 'object' || (Array.isArray(value) && value.every(entry => typeof entry === 'number'))
}

/**
 * A setup read from metadata, with the factors of the file's tensors: every frequency is divided by its own (ggml_rope_ext's
 * freq_factors). rope_freqs, of Llama 3, serves every length; the short and long lists of LongRoPE part at the original length.
 */
export function withRopeTensors(
  setup: Setup,
  { ropeFreqs, shortFactor, longFactor }: RopeTensors,
  original: number,
  attentionFactor: number,
): Setup {
  const short = ropeFreqs ?? shortFactor
  const long = ropeFreqs ?? longFactor
  if (!short || !long || setup.frequencies.variant !== 'rope') return setup
  const params = {
    factor: 1,
    originalMaxPositionEmbeddings: original,
    shortFactor: Array.from(short),
    longFactor: Array.from(long),
    ...(attentionFactor !== 1 && { attentionFactor }),
  }
  return { ...setup, frequencies: { variant: 'longrope', params } }
}
