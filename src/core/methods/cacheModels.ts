/** What a key-value cache holds for each token of a model: config.json of each on the Hugging Face hub. */
export interface CacheModel {
  name: string
  layers: number
  keyValueHeads: number
  headDim: number
}

export const CACHE_MODELS: readonly CacheModel[] = [
  { name: 'Llama 2 7B', layers: 32, keyValueHeads: 32, headDim: 128 },
  { name: 'Llama 2 13B', layers: 40, keyValueHeads: 40, headDim: 128 },
  { name: 'Llama 3 8B', layers: 32, keyValueHeads: 8, headDim: 128 },
  { name: 'Llama 3 70B', layers: 80, keyValueHeads: 8, headDim: 128 },
  { name: 'Mistral 7B', layers: 32, keyValueHeads: 8, headDim: 128 },
  { name: 'Qwen2.5 7B', layers: 28, keyValueHeads: 4, headDim: 128 },
  { name: 'Gemma 7B', layers: 28, keyValueHeads: 16, headDim: 256 },
]

/** Bytes that a cache of 16-bit numbers keeps of one token: as usual, and with `kept` numbers for each key-value head. */
export function cacheBytes({ layers, keyValueHeads, headDim }: CacheModel, kept: number): { usual: number; cut: number } {
  const heads = 2 * layers * keyValueHeads
  return { usual: heads * 2 * headDim, cut: heads * kept }
}
