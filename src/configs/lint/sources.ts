import type { Source } from '../../core/variant'
import type { ReaderId } from '../effective'

/** Readers that a configuration of a language model is held against. */
export const LINT_READERS = ['transformers5', 'transformers4', 'vllm', 'llamacpp', 'paper'] as const
export type LintReader = (typeof LINT_READERS)[number]

export const READER_NAMES: Record<ReaderId, string> = {
  transformers5: 'transformers 5.18.0',
  transformers4: 'transformers 4.57.6',
  vllm: 'vLLM 07b12f1',
  llamacpp: 'llama.cpp',
  paper: 'paper',
  diffusers: 'diffusers 58eb52c',
  own: 'the model’s own code',
}

/** Where a reader's rules for scaling stand: repository, commit or release, file. */
export const READER_SOURCES: Record<LintReader, readonly Source[]> = {
  transformers5: [
    {
      label: 'huggingface/transformers v5.18.0, src/transformers/modeling_rope_utils.py',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/modeling_rope_utils.py',
    },
    {
      label: 'src/transformers/models (defaults of each class)',
      url: 'https://github.com/huggingface/transformers/tree/v5.18.0/src/transformers/models',
    },
  ],
  transformers4: [
    {
      label: 'huggingface/transformers v4.57.6, src/transformers/modeling_rope_utils.py',
      url: 'https://github.com/huggingface/transformers/blob/v4.57.6/src/transformers/modeling_rope_utils.py',
    },
    {
      label: 'src/transformers/models (defaults of each class)',
      url: 'https://github.com/huggingface/transformers/tree/v4.57.6/src/transformers/models',
    },
  ],
  vllm: [
    {
      label: 'vllm-project/vllm 07b12f1b16d5, vllm/model_executor/layers/rotary_embedding/__init__.py',
      url: 'https://github.com/vllm-project/vllm/blob/07b12f1b16d5/vllm/model_executor/layers/rotary_embedding/__init__.py',
    },
    {
      label: 'vllm/transformers_utils/config.py (renaming)',
      url: 'https://github.com/vllm-project/vllm/blob/07b12f1b16d5/vllm/transformers_utils/config.py',
    },
  ],
  llamacpp: [
    {
      label: 'ikawrakow/ik_llama.cpp 8337e4cd3861, convert_hf_to_gguf.py (what is kept)',
      url: 'https://github.com/ikawrakow/ik_llama.cpp/blob/8337e4cd3861/convert_hf_to_gguf.py',
    },
    {
      label: 'src/llama-hparams.cpp (what is read)',
      url: 'https://github.com/ikawrakow/ik_llama.cpp/blob/8337e4cd3861/src/llama-hparams.cpp',
    },
  ],
  paper: [
    { label: 'YaRN, arXiv 2309.00071', url: 'https://arxiv.org/abs/2309.00071' },
    { label: 'position interpolation, arXiv 2306.15595', url: 'https://arxiv.org/abs/2306.15595' },
    { label: 'LongRoPE, arXiv 2402.13753', url: 'https://arxiv.org/abs/2402.13753' },
  ],
}
