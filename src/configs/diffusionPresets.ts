import { namedSetup } from '../core/setups'
import type { Source } from '../core/variant'
import type { Preset } from './presets'

const huggingFace = (model: string): Source => ({
  label: 'config.json',
  url: `https://huggingface.co/${model}/blob/main/transformer/config.json`,
})
const arXiv = (id: string): Source => ({ label: `arXiv ${id}`, url: `https://arxiv.org/abs/${id}` })

const trainedOn = (id: string, trainedLength: number) => {
  const setup = namedSetup(id)
  return { ...setup, geometry: { ...setup.geometry, trainedLength } }
}

/**
 * Image and video diffusion models with rotary embeddings. Without it are CogVideoX 2B, whose configuration turns it off for
 * added sines, and Stable Diffusion 3, which learns a table. Trained lengths of video models are latent frames of a clip.
 */
export const DIFFUSION_PRESETS: readonly Preset[] = [
  {
    id: 'hunyuanvideo',
    name: 'HunyuanVideo 13B',
    date: '2024-12-03',
    sources: [arXiv('2412.03603'), huggingFace('hunyuanvideo-community/HunyuanVideo')],
    setup: namedSetup('hunyuanVideo'),
  },
  {
    id: 'hunyuanvideo-1.5',
    name: 'HunyuanVideo 1.5',
    date: '2025-11-20',
    sources: [huggingFace('hunyuanvideo-community/HunyuanVideo-1.5-Diffusers-480p_t2v')],
    setup: trainedOn('hunyuanVideo', 31),
  },
  {
    id: 'wan2.1-t2v-1.3b',
    name: 'Wan 2.1 T2V 1.3B',
    date: '2025-02-25',
    sources: [arXiv('2503.20314'), huggingFace('Wan-AI/Wan2.1-T2V-1.3B-Diffusers')],
    setup: namedSetup('wan'),
  },
  {
    id: 'wan2.1-t2v-14b',
    name: 'Wan 2.1 T2V 14B',
    date: '2025-02-25',
    sources: [arXiv('2503.20314'), huggingFace('Wan-AI/Wan2.1-T2V-14B-Diffusers')],
    setup: namedSetup('wan'),
  },
  {
    id: 'wan2.2-t2v-a14b',
    name: 'Wan 2.2 T2V A14B',
    date: '2025-07-28',
    sources: [arXiv('2503.20314'), huggingFace('Wan-AI/Wan2.2-T2V-A14B-Diffusers')],
    setup: namedSetup('wan'),
  },
  {
    id: 'cogvideox-5b',
    name: 'CogVideoX 5B',
    date: '2024-08-27',
    sources: [arXiv('2408.06072'), huggingFace('THUDM/CogVideoX-5b')],
    setup: namedSetup('cogvideox'),
  },
  {
    id: 'cogvideox1.5-5b',
    name: 'CogVideoX 1.5 5B',
    date: '2024-11-08',
    sources: [arXiv('2408.06072'), huggingFace('THUDM/CogVideoX1.5-5B')],
    setup: { ...trainedOn('cogvideox', 11), layout: { variant: 'cogvideox', params: { version: '1.5' } } },
  },
  {
    id: 'ltx-video-0.9',
    name: 'LTX-Video 0.9 2B',
    date: '2024-11-22',
    sources: [arXiv('2501.00103'), huggingFace('Lightricks/LTX-Video')],
    setup: namedSetup('ltxVideo'),
  },
  {
    id: 'ltx-2',
    name: 'LTX-2, video stream',
    date: '2026-01-06',
    sources: [arXiv('2601.03233'), huggingFace('Lightricks/LTX-2')],
    setup: namedSetup('ltx2'),
  },
  {
    id: 'mochi-1-preview',
    name: 'Mochi 1 preview, before its weights',
    date: '2024-10-22',
    sources: [huggingFace('genmo/mochi-1-preview')],
    setup: namedSetup('mochi'),
  },
  {
    id: 'cosmos-1.0-7b',
    name: 'Cosmos 1.0 Text2World 7B',
    date: '2025-01-06',
    sources: [arXiv('2501.03575'), huggingFace('nvidia/Cosmos-1.0-Diffusion-7B-Text2World')],
    setup: namedSetup('cosmos'),
  },
  {
    id: 'flux.1-dev',
    name: 'FLUX.1 dev',
    date: '2024-08-01',
    sources: [huggingFace('black-forest-labs/FLUX.1-dev')],
    setup: namedSetup('flux'),
  },
  {
    id: 'flux.2-dev',
    name: 'FLUX.2 dev',
    date: '2025-11-25',
    sources: [huggingFace('black-forest-labs/FLUX.2-dev')],
    setup: namedSetup('flux2'),
  },
  {
    id: 'qwen-image',
    name: 'Qwen-Image',
    date: '2025-08-04',
    sources: [arXiv('2508.02324'), huggingFace('Qwen/Qwen-Image')],
    setup: namedSetup('qwenImage'),
  },
  {
    id: 'z-image-turbo',
    name: 'Z-Image Turbo',
    date: '2025-11-26',
    sources: [arXiv('2511.22699'), huggingFace('Tongyi-MAI/Z-Image-Turbo')],
    setup: namedSetup('zImage'),
  },
]
