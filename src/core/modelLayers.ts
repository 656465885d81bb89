import type { Source } from './variant'

/** Sizes of a decoder as its configuration names them. */
interface Sizes {
  hidden: number
  intermediate: number
  layers: number
  /** outputs of the key projection, and of that of the values */
  keyValue: number
  vocabulary: number
  /** q, k, v have biases */
  biased?: true
}

/** A model's linear layers, for what adapters cost. */
export interface ModelLayers {
  id: string
  name: string
  source: Source
  /** trained numbers of the whole model */
  parameters: number
  layers: number
  /** outputs of each linear layer of a block */
  outputs: Record<Projection, number>
}

export const PROJECTIONS = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'] as const
export type Projection = (typeof PROJECTIONS)[number]

const config = (model: string): Source => ({ label: 'config.json', url: `https://huggingface.co/${model}/blob/main/config.json` })

/** Llama and Qwen 2.5: gated feed-forward layers, norms without bias, an output layer of its own. */
function decoder(id: string, name: string, source: Source, sizes: Sizes): ModelLayers {
  const { hidden, intermediate, layers, keyValue, vocabulary, biased } = sizes
  const block = 2 * hidden * (hidden + keyValue) + 3 * hidden * intermediate + 2 * hidden + (biased ? hidden + 2 * keyValue : 0)
  return {
    id,
    name,
    source,
    layers,
    parameters: layers * block + 2 * vocabulary * hidden + hidden,
    outputs: { q: hidden, k: keyValue, v: keyValue, o: hidden, gate: intermediate, up: intermediate, down: hidden },
  }
}

export const MODEL_LAYERS: readonly ModelLayers[] = [
  decoder('llama-7b', 'LLaMA 7B', config('huggyllama/llama-7b'), {
    hidden: 4096,
    intermediate: 11_008,
    layers: 32,
    keyValue: 4096,
    vocabulary: 32_000,
  }),
  decoder('llama-13b', 'LLaMA 13B', config('huggyllama/llama-13b'), {
    hidden: 5120,
    intermediate: 13_824,
    layers: 40,
    keyValue: 5120,
    vocabulary: 32_000,
  }),
  decoder('llama-3.1-8b', 'Llama 3.1 8B', config('meta-llama/Llama-3.1-8B'), {
    hidden: 4096,
    intermediate: 14_336,
    layers: 32,
    keyValue: 1024,
    vocabulary: 128_256,
  }),
  decoder('llama-3.1-70b', 'Llama 3.1 70B', config('meta-llama/Llama-3.1-70B'), {
    hidden: 8192,
    intermediate: 28_672,
    layers: 80,
    keyValue: 1024,
    vocabulary: 128_256,
  }),
  decoder('qwen2.5-7b', 'Qwen2.5 7B', config('Qwen/Qwen2.5-7B'), {
    hidden: 3584,
    intermediate: 18_944,
    layers: 28,
    keyValue: 512,
    vocabulary: 152_064,
    biased: true,
  }),
]

/** Which linear layers of each block are adapted. */
export const ADAPTED: Record<string, readonly Projection[]> = {
  all: PROJECTIONS,
  attention: ['q', 'k', 'v', 'o'],
  qv: ['q', 'v'],
}

/** Outputs of the adapted layers of the whole model. */
export function adaptedOutputs({ layers, outputs }: ModelLayers, projections: readonly Projection[]): number {
  return layers * projections.reduce((sum, projection) => sum + outputs[projection], 0)
}
