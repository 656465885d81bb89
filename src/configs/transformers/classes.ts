import { CLASS_TABLE } from './classTable'

/** A configuration class of transformers with what it fills in. */
export interface ModelClass {
  id: string
  hiddenSize: number | null
  heads: number | null
  /** null: hidden_size / num_attention_heads */
  headDim: number | null
  maxPositions: number | null
  layers: number | null
  ropeTheta: number
  /** null: the class is not in 4.57.6 */
  ropeTheta4: number | null
  /** partial_rotary_factor */
  share: number | null
  /** whether the plain table is cut by the share in 5.18.0; all scaled ones are */
  readsShare: boolean
  pairing: 'half' | 'interleaved'
  /** pairs turned as complex numbers */
  complex: boolean
  validates4: boolean
  copiesType4: boolean
  /** a head_dim that the file lacks stays None, by release */
  headless: Readonly<Record<4 | 5, boolean>>
}

/** Files that a class of transformers reads though they name another one. */
const ALIASES: Record<string, string> = {
  kimi_k2: 'deepseek_v3',
  code_llama: 'llama',
  yi: 'llama',
  deepseek: 'llama',
  internlm3: 'llama',
  internlm: 'llama',
  aquila: 'llama',
  qwen2_5: 'qwen2',
  'phi3-v': 'phi3',
  phi3_v: 'phi3',
  phi3small: 'phi3',
}

/** Text classes of models whose text keys stand in a part of their own that names no class. */
const USUAL_TEXT: Record<string, string> = {
  llava: 'llama',
  llava_next: 'llama',
  llava_next_video: 'llama',
  llava_onevision: 'qwen2',
  video_llava: 'llama',
  vipllava: 'llama',
  idefics2: 'mistral',
  idefics3: 'llama',
  smolvlm: 'llama',
  mistral3: 'mistral',
  paligemma: 'gemma',
  internvl: 'qwen2',
  got_ocr2: 'qwen2',
  aya_vision: 'cohere2',
  cohere2_vision: 'cohere2',
  janus: 'llama',
  voxtral: 'llama',
  qwen2_audio: 'qwen2',
  ovis2: 'qwen2',
  perception_lm: 'llama',
  lfm2_vl: 'lfm2',
  emu3: 'emu3_text_model',
  mllama: 'mllama_text_model',
  step3p7: 'step3p5',
}

const number = (word: string) => (word === '-' ? null : Number(word))

const CLASSES: ReadonlyMap<string, ModelClass> = new Map(
  CLASS_TABLE.trim()
    .split('\n')
    .map(line => {
      const [
        id = '',
        hidden = '',
        heads = '',
        head = '',
        max = '',
        layers = '',
        theta = '',
        theta4 = '',
        share = '',
        marks = '',
      ] = line.trim().split(/ +/)
      return [
        id,
        {
          id,
          hiddenSize: number(hidden),
          heads: number(heads),
          headDim: number(head),
          maxPositions: number(max),
          layers: number(layers),
          ropeTheta: Number(theta),
          ropeTheta4: theta4 === 'no' ? null : Number(theta4 === '=' ? theta : theta4),
          share: number(share),
          readsShare: marks.includes('p'),
          pairing: marks.includes('h') ? 'half' : 'interleaved',
          complex: marks.includes('c'),
          validates4: marks.includes('v'),
          copiesType4: marks.includes('t'),
          headless: { 5: marks.includes('n'), 4: marks.includes('m') },
        },
      ]
    }),
)

const BY_LETTERS: ReadonlyMap<string, string> = new Map([...CLASSES.keys()].map(id => [letters(id), id]))

function letters(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '')
}

/** The class that reads a model_type, or the text part of one; also under its spelling in an architecture's name, mini_cpm3. */
export function findClass(modelType: string): ModelClass | undefined {
  const plain = CLASSES.has(modelType) ? modelType : (BY_LETTERS.get(letters(modelType)) ?? modelType)
  const name = ALIASES[plain] ?? plain
  return CLASSES.get(name) ?? CLASSES.get(`${name}_text`) ?? CLASSES.get(USUAL_TEXT[name] ?? '')
}

/** Whether an outer class leaves the text's class to the file. */
export function takesAnyText(modelType: string): boolean {
  return modelType in USUAL_TEXT
}

/** A class for an architecture that is not known: the keys of Llama, without its defaults for the sizes. */
export const UNKNOWN_CLASS: ModelClass = {
  ...(CLASSES.get('llama') as ModelClass),
  id: '',
  hiddenSize: null,
  heads: null,
  maxPositions: null,
  layers: null,
}

/** Scaling that a class assumes where the file says none. */
export const DEFAULT_SCALING: Record<string, Record<string, number | string | boolean>> = {
  apertus: { rope_type: 'llama3', factor: 8, original_max_position_embeddings: 8192, low_freq_factor: 1, high_freq_factor: 4 },
  cwm: { rope_type: 'llama3', factor: 16, original_max_position_embeddings: 8192, low_freq_factor: 1, high_freq_factor: 4 },
  gpt_oss: {
    rope_type: 'yarn',
    factor: 32,
    beta_fast: 32,
    beta_slow: 1,
    truncate: false,
    original_max_position_embeddings: 4096,
  },
  ministral3: {
    rope_type: 'yarn',
    factor: 16,
    original_max_position_embeddings: 16_384,
    beta_fast: 32,
    beta_slow: 1,
    mscale_all_dim: 1,
    mscale: 1,
    llama_4_scaling_beta: 0.1,
  },
  mistral4: {
    rope_type: 'yarn',
    factor: 128,
    original_max_position_embeddings: 8192,
    beta_fast: 32,
    beta_slow: 1,
    mscale_all_dim: 1,
    mscale: 1,
    llama_4_scaling_beta: 0.1,
    partial_rotary_factor: 0.5,
  },
}

/** How the pairs are dealt out to time, height and width, and the sections where the file has none. */
export const MULTIMODAL: Record<string, { order: 'chunked' | 'interleaved' | 'ernie'; sections: readonly number[] }> = {
  qwen2_vl_text: { order: 'chunked', sections: [16, 24, 24] },
  qwen2_5_vl_text: { order: 'chunked', sections: [16, 24, 24] },
  qwen2_5_omni_text: { order: 'chunked', sections: [16, 24, 24] },
  qwen2_5_omni_talker: { order: 'chunked', sections: [16, 24, 24] },
  glm4v_text: { order: 'chunked', sections: [8, 12, 12] },
  glm4v_moe_text: { order: 'chunked', sections: [8, 12, 12] },
  glm_ocr_text: { order: 'chunked', sections: [8, 12, 12] },
  glm_image_text: { order: 'chunked', sections: [8, 12, 12] },
  paddleocr_vl_text: { order: 'chunked', sections: [16, 24, 24] },
  qwen3_vl_text: { order: 'interleaved', sections: [24, 20, 20] },
  qwen3_vl_moe_text: { order: 'interleaved', sections: [24, 20, 20] },
  qwen3_omni_moe_text: { order: 'interleaved', sections: [24, 20, 20] },
  qwen3_5_text: { order: 'interleaved', sections: [11, 11, 10] },
  qwen3_5_moe_text: { order: 'interleaved', sections: [11, 11, 10] },
  qwen4_exp_text: { order: 'interleaved', sections: [11, 11, 10] },
  cosmos3_edge_text: { order: 'interleaved', sections: [24, 20, 20] },
  ernie4_5_vl_moe_text: { order: 'ernie', sections: [22, 22, 20] },
}
