import type { Choice, Setup } from '../../core/scene'
import type { LayerGroup } from '../effective'
import { tableOf, textSetup } from '../tableOf'
import { NO_ROPE_EVERY } from './architectures'
import type { GgufMetadata } from './metadata'
import { sizeOf, slidesIn, windowedOf, windowMask } from './windows'

const FULL: Choice = { variant: 'full', params: {} }
const STILL: Choice = { variant: 'nope', params: {} }

/** Kinds of layers of a GGUF file, each with its own scene; null where all are alike. */
export function layersOf(
  metadata: GgufMetadata,
  architecture: string,
  setup: Setup,
  number: (...keys: string[]) => number | null,
): LayerGroup[] | null {
  const count = number('block_count')
  if (count === null || count > 4096) return null
  const pick = (test: (i: number) => boolean) => Array.from({ length: count }, (_, i) => i).filter(test)
  const every = NO_ROPE_EVERY[architecture]
  if (every) {
    const chunked = architecture === 'llama4'
    // a window of 0 switches chunks off, and with them the layers that do not turn
    if (chunked && number('attention.sliding_window') === 0) return null
    const mask: Choice = { variant: 'chunks', params: { attentionChunkSize: 8192 } }
    const relation: Choice = { variant: 'growingQueries', params: { stepLength: 8192, firstToken: '1' } }
    return [
      {
        layerType: 'rope',
        layers: pick(i => (i + 1) % every !== 0),
        rope: true,
        table: null,
        setup: { ...setup, ...(chunked && { mask }) },
      },
      {
        layerType: 'nope',
        layers: pick(i => (i + 1) % every === 0),
        rope: false,
        table: null,
        setup: { ...setup, frequencies: STILL, ...(chunked && { relation }) },
      },
    ]
  }
  const windowed = windowedOf(metadata, architecture)
  if (!windowed) return null
  const slides = slidesIn(metadata, architecture, windowed)
  const mask = windowMask(sizeOf(metadata, architecture, windowed), windowed)
  const sighted = (own: Setup): Setup => ({ ...own, ...(mask && { mask }) })
  const full = (own: Setup): Setup => ({ ...own, ...(windowed.bothWays && { mask: FULL }) })
  const whole = pick(i => !slides(i))
  if (windowed.still)
    return [
      { layerType: 'sliding_attention', layers: pick(slides), rope: true, table: null, setup: sighted(setup) },
      { layerType: 'full_attention', layers: whole, rope: false, table: null, setup: { ...setup, frequencies: STILL } },
    ]
  const base = number('rope.freq_base_swa') ?? windowed.base ?? setup.geometry.ropeTheta
  if (!windowed.plain && base === setup.geometry.ropeTheta)
    return [
      { layerType: 'full_attention', layers: whole, rope: true, table: null, setup: full(setup) },
      { layerType: 'sliding_attention', layers: pick(slides), rope: true, table: null, setup: sighted(setup) },
    ]
  const headDim = number('attention.key_length_swa') ?? setup.geometry.headDim
  const rotaryDim = number('rope.dimension_count_swa') ?? (architecture === 'step35' ? number('rope.dimension_count') : null)
  const geometry = { ...setup.geometry, headDim, rotaryDim: rotaryDim ?? headDim, ropeTheta: base }
  const near = windowed.plain ? textSetup(geometry, 'rope') : { ...setup, geometry }
  const typeOf = ({ frequencies: { variant } }: Setup) =>
    ({ linearScaling: 'linear', yarn: 'yarn', deepseekMla: 'yarn' })[variant] ?? 'none'
  const nearType = windowed.plain ? 'default' : typeOf(setup)
  return [
    { layerType: 'full_attention', layers: whole, rope: true, table: tableOf(setup, typeOf(setup)), setup: full(setup) },
    { layerType: 'sliding_attention', layers: pick(slides), rope: true, table: tableOf(near, nearType), setup: sighted(near) },
  ]
}
