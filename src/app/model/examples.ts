export interface Example {
  name: string
  /** what is to be seen in it */
  hint: string
  text: string
}

/** Files that went wrong in public, cut down to the keys that matter. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'DeepSeek-R1-0528-Qwen3-8B',
    hint: 'a key in another program’s spelling',
    text: `{
  "architectures": ["Qwen3ForCausalLM"],
  "head_dim": 128,
  "hidden_size": 4096,
  "max_position_embeddings": 131072,
  "model_type": "qwen3",
  "num_attention_heads": 32,
  "num_hidden_layers": 36,
  "rope_scaling": {
    "attn_factor": 0.8782488562869419,
    "factor": 4.0,
    "original_max_position_embeddings": 32768,
    "rope_type": "yarn"
  },
  "rope_theta": 1000000,
  "transformers_version": "4.51.0"
}`,
  },
  {
    name: 'Llama 3.1 8B with dynamic scaling',
    hint: 'an override that takes away what was trained',
    text: `{
  "architectures": ["LlamaForCausalLM"],
  "hidden_size": 4096,
  "max_position_embeddings": 131072,
  "model_type": "llama",
  "num_attention_heads": 32,
  "num_hidden_layers": 32,
  "rope_scaling": {
    "factor": 8.0,
    "type": "dynamic"
  },
  "rope_theta": 500000.0,
  "transformers_version": "4.43.0.dev0"
}`,
  },
  {
    name: 'Qwen3 32B, YaRN by hand',
    hint: 'a length left out',
    text: `{
  "architectures": ["Qwen3ForCausalLM"],
  "head_dim": 128,
  "hidden_size": 5120,
  "max_position_embeddings": 40960,
  "model_type": "qwen3",
  "num_attention_heads": 64,
  "num_hidden_layers": 64,
  "rope_scaling": {
    "factor": 2.0,
    "rope_type": "yarn"
  },
  "rope_theta": 1000000,
  "transformers_version": "4.51.0"
}`,
  },
  {
    name: 'A transformers 5 file under transformers 4',
    hint: 'a dict that is kept and not used',
    text: `{
  "architectures": ["LlamaForCausalLM"],
  "hidden_size": 4096,
  "max_position_embeddings": 4096,
  "model_type": "llama",
  "num_attention_heads": 32,
  "num_hidden_layers": 32,
  "rope_parameters": {
    "rope_theta": 500000.0,
    "rope_type": "default"
  },
  "transformers_version": "4.32.0.dev0"
}`,
  },
]
