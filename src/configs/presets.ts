import type { Geometry, Setup } from '../core/scene'
import { namedSetup } from '../core/setups'
import type { Source } from '../core/variant'
import { DIFFUSION_PRESETS } from './diffusionPresets'
import { TEXT_PRESETS } from './textPresets'

/** A published model as a whole setup, with the place where its numbers stand. */
export interface Preset {
  id: string
  name: string
  /** day of publication, ISO; the month of its paper (2024-03) where only that is known */
  date: string
  sources: readonly Source[]
  setup: Setup
}

const huggingFace = (model: string): Source => ({
  label: 'config.json',
  url: `https://huggingface.co/${model}/blob/main/config.json`,
})
const arXiv = (id: string): Source => ({ label: `arXiv ${id}`, url: `https://arxiv.org/abs/${id}` })

const geometry = (headDim: number, ropeTheta: number, trainedLength: number): Geometry => ({
  headDim,
  rotaryDim: headDim,
  ropeTheta,
  trainedLength,
})

/** Models that see: pictures and video beside text. */
export const VISION_PRESETS: readonly Preset[] = [
  {
    id: 'qwen2-vl-7b',
    name: 'Qwen2-VL 7B',
    date: '2024-08-29',
    sources: [arXiv('2409.12191'), huggingFace('Qwen/Qwen2-VL-7B-Instruct')],
    setup: { ...namedSetup('mrope'), geometry: geometry(128, 1e6, 32_768) },
  },
  {
    id: 'qwen2.5-vl-7b',
    name: 'Qwen2.5-VL 7B',
    date: '2025-01-26',
    sources: [arXiv('2502.13923'), huggingFace('Qwen/Qwen2.5-VL-7B-Instruct')],
    setup: { ...namedSetup('mropeAbsTime'), geometry: geometry(128, 1e6, 128_000) },
  },
  {
    id: 'qwen3-vl-8b',
    name: 'Qwen3-VL 8B',
    date: '2025-10-15',
    sources: [arXiv('2511.21631'), huggingFace('Qwen/Qwen3-VL-8B-Instruct')],
    setup: { ...namedSetup('mropeInterleaved'), geometry: geometry(128, 5e6, 262_144) },
  },
  {
    id: 'qwen3.5-0.8b',
    name: 'Qwen3.5 0.8B',
    date: '2026-03-02',
    sources: [huggingFace('Qwen/Qwen3.5-0.8B')],
    setup: {
      ...namedSetup('mropeInterleaved'),
      allocation: { variant: 'mropeInterleaved', params: { mropeSection: [11, 11, 10] } },
      geometry: { headDim: 256, rotaryDim: 64, ropeTheta: 1e7, trainedLength: 262_144 },
    },
  },
  {
    id: 'qwen2.5-omni-7b',
    name: 'Qwen2.5-Omni 7B',
    date: '2025-03-26',
    sources: [arXiv('2503.20215'), huggingFace('Qwen/Qwen2.5-Omni-7B')],
    setup: { ...namedSetup('tmrope'), geometry: geometry(128, 1e6, 32_768) },
  },
  {
    id: 'glm-4.1v-9b',
    name: 'GLM-4.1V 9B Thinking',
    date: '2025-07-02',
    sources: [arXiv('2507.01006'), huggingFace('zai-org/GLM-4.1V-9B-Thinking')],
    setup: { ...namedSetup('glm4v'), geometry: { headDim: 128, rotaryDim: 64, ropeTheta: 1e4, trainedLength: 65_536 } },
  },
  {
    id: 'ernie-4.5-vl-28b-a3b',
    name: 'ERNIE-4.5-VL 28B-A3B',
    date: '2025-06-30',
    sources: [huggingFace('baidu/ERNIE-4.5-VL-28B-A3B-PT')],
    setup: { ...namedSetup('ernieVl'), geometry: geometry(128, 5e5, 131_072) },
  },
  {
    id: 'videorope-published',
    name: 'VideoRoPE as published',
    date: '2025-02-07',
    sources: [arXiv('2502.05173'), { label: 'code 7712ca3', url: 'https://github.com/Wiselnn570/VideoRoPE/tree/7712ca3' }],
    setup: { ...namedSetup('videorope'), geometry: geometry(128, 1e6, 32_768) },
  },
]

const NAMED_TEXT: readonly Preset[] = [
  {
    id: 'llama-3.1-8b',
    name: 'Llama 3.1 8B',
    date: '2024-07-23',
    sources: [arXiv('2407.21783'), huggingFace('meta-llama/Llama-3.1-8B')],
    setup: {
      ...namedSetup('llama3'),
      frequencies: {
        variant: 'llama3',
        params: { factor: 8, lowFreqFactor: 1, highFreqFactor: 4, originalMaxPositionEmbeddings: 8192 },
      },
      geometry: geometry(128, 5e5, 131_072),
    },
  },
  {
    id: 'roformer-base',
    name: 'RoFormer base',
    date: '2021-04-20',
    sources: [arXiv('2104.09864'), { label: 'code', url: 'https://github.com/ZhuiyiTechnology/roformer' }],
    setup: { ...namedSetup('rope'), geometry: geometry(64, 1e4, 512) },
  },
]

/** Published models, each with its source. */
export const PRESETS: readonly Preset[] = [...VISION_PRESETS, ...DIFFUSION_PRESETS, ...NAMED_TEXT, ...TEXT_PRESETS]
