import type { Pairing } from '../effective'

/** Architectures whose pairs are neighbours: llama.cpp, src/llama-model.cpp, llama_model_rope_type, the group LLAMA_ROPE_TYPE_NORM. */
const NEIGHBOURS = new Set(
  `llama mllama llama4 llada deci baichuan starcoder internlm2 minicpm xverse command-r cohere2 cohere2moe olmo arctic deepseek deepseek2
  deepseek2-ocr deepseek32 deepseek4 plm chatglm granite granitemoe granitehybrid chameleon bailingmoe neo-bert smollm3 arcee
  ernie4_5 ernie4_5-moe mistral3 mistral4 eagle3 llama-embed maincoder glm-dsa glm4 nanbeige solar`.split(/\s+/),
)

/** Architectures that turn nothing. */
const NOTHING = new Set(
  `clip gpt2 gptj mpt refact bloom mamba mamba2 jina-bert-v2 t5 t5encoder jais rwkv6 rwkv6qwen2 rwkv7 arwkv7 jamba wavtokenizer-dec
  nemotron_h nemotron_h_moe kimi-linear`.split(/\s+/),
)

export function pairingOf(architecture: string): Pairing {
  if (NOTHING.has(architecture)) return null
  return NEIGHBOURS.has(architecture) ? 'interleaved' : 'half'
}

/** How sections are dealt out: in turn for the Qwen3-VL family, in runs for others. */
export function interleavesSections(architecture: string): boolean {
  return /^qwen(3vl|35|3\.5|3-vl|4)/.test(architecture)
}

/** Architectures of which every fourth layer turns nothing. */
export const NO_ROPE_EVERY: Record<string, number> = { llama4: 4, smollm3: 4 }

/** Architectures whose converter writes a table of factors as a tensor, so that the metadata alone cannot show the frequencies. */
export const FACTOR_TENSORS: Record<string, string> = {
  llama:
    'Scaling of Llama 3.1 and later is not in the metadata: the tensor rope_freqs.weight, where the file has one, divides the frequencies.',
  llama4: 'The tensor rope_freqs.weight, where the file has one, divides the frequencies.',
  phi3: 'Long and short factors are the tensors rope_factors_long.weight and rope_factors_short.weight, chosen by the size of the context.',
  minicpm:
    'Long and short factors are the tensors rope_factors_long.weight and rope_factors_short.weight, chosen by the size of the context.',
  minicpm3:
    'Long and short factors are the tensors rope_factors_long.weight and rope_factors_short.weight, chosen by the size of the context.',
  step35: 'Scaling of the full-attention layers is the tensor rope_freqs.weight, where the file has one.',
  gemma4: 'Pairs that do not turn are marked by the tensor rope_freqs.weight.',
}
