import type { JsonObject } from '../document/json'

/** How a transformer of diffusers (58eb52c0803e, src/diffusers/models/transformers) splits its heads over axes. */
export interface DiffusionModel {
  /** `_class_name` of the file */
  test: RegExp
  name: string
  /** the page's variant; null: nothing turns, or the file does not hold the frequencies */
  variant: string | null
  pairingBy?: string
  /** key of the axes' channels, and the channels where it is absent; null: fixed in code by the head's size */
  axesKey: string | null
  axes: readonly number[] | null
  /** base in code, or the default of `rope_theta` where `readsTheta` */
  base: number
  readsTheta: boolean
  /** channels of a head where the file does not say them */
  headDim: number
  names?: Readonly<Record<string, string>>
  note: string
}

const FIXED = 'The base 10 000 is fixed in code.'

export const DIFFUSION_MODELS: readonly DiffusionModel[] = [
  {
    test: /^Flux2Transformer/,
    name: 'FLUX.2',
    variant: 'flux2',
    axesKey: 'axes_dims_rope',
    axes: [32, 32, 32, 32],
    base: 2000,
    readsTheta: true,
    headDim: 128,
    note: 'axes_dims_rope and rope_theta are read.',
  },
  {
    test: /^(Flux|Chroma|FluxControlNet)/,
    name: 'FLUX.1',
    variant: 'flux',
    axesKey: 'axes_dims_rope',
    axes: [16, 56, 56],
    base: 10_000,
    readsTheta: false,
    headDim: 128,
    names: { i: 'id' },
    note: FIXED,
  },
  {
    test: /^QwenImage/,
    name: 'Qwen-Image',
    variant: 'qwenImage',
    pairingBy: 'complex',
    axesKey: 'axes_dims_rope',
    axes: [16, 56, 56],
    base: 10_000,
    readsTheta: false,
    headDim: 128,
    names: { t: 'frame' },
    note: `${FIXED} Rows and columns are counted from the middle of a picture.`,
  },
  {
    test: /^ZImage/,
    name: 'Z-Image',
    variant: 'zImage',
    pairingBy: 'complex',
    axesKey: 'axes_dims',
    axes: [32, 48, 48],
    base: 256,
    readsTheta: true,
    headDim: 128,
    note: 'rope_theta and axes_dims are read; axes_lens only limits the table.',
  },
  {
    test: /^Lumina2/,
    name: 'Lumina 2',
    variant: 'zImage',
    pairingBy: 'complex',
    axesKey: 'axes_dim_rope',
    axes: [32, 32, 32],
    base: 10_000,
    readsTheta: false,
    headDim: 96,
    note: `${FIXED} axes_lens only limits the table.`,
  },
  {
    test: /^HunyuanVideo/,
    name: 'HunyuanVideo',
    variant: 'hunyuanVideo',
    axesKey: 'rope_axes_dim',
    axes: [16, 56, 56],
    base: 256,
    readsTheta: true,
    headDim: 128,
    note: 'rope_axes_dim and rope_theta are read.',
  },
  {
    test: /^(Wan|SkyReelsV2)/,
    name: 'Wan',
    variant: 'wan',
    axesKey: null,
    axes: null,
    base: 10_000,
    readsTheta: false,
    headDim: 128,
    note: `${FIXED} So is the split: d − 4⌊d/6⌋ channels for time, 2⌊d/6⌋ each for rows and columns.`,
  },
  {
    test: /^(CogVideoX|ConsisID)/,
    name: 'CogVideoX',
    variant: 'cogvideox',
    axesKey: null,
    axes: null,
    base: 10_000,
    readsTheta: false,
    headDim: 64,
    note: `${FIXED} So is the split: d/4 channels for time, 3d/8 each for rows and columns.`,
  },
  {
    test: /^Cosmos/,
    name: 'Cosmos',
    variant: 'cosmos',
    axesKey: null,
    axes: null,
    base: 10_000,
    readsTheta: false,
    headDim: 128,
    note: 'rope_scale stretches the base of each axis.',
  },
  {
    test: /^Kandinsky5/,
    name: 'Kandinsky 5',
    variant: 'kandinsky5',
    axesKey: 'axes_dims',
    axes: [16, 24, 24],
    base: 10_000,
    readsTheta: false,
    headDim: 64,
    note: FIXED,
  },
  {
    test: /^LTXVideo/,
    name: 'LTX-Video',
    variant: 'ltxVideo',
    axesKey: null,
    axes: null,
    base: 10_000,
    readsTheta: false,
    headDim: 64,
    note: 'The frequencies rise over all channels of all heads, three axes in turn; base 10 000 and the largest clip are defaults of the code.',
  },
  {
    test: /^Mochi/,
    name: 'Mochi 1',
    variant: null,
    axesKey: null,
    axes: null,
    base: 10_000,
    readsTheta: false,
    headDim: 128,
    note: 'The frequencies are learned (pos_frequencies: 3 axes × heads × d/2) and stand with the weights, not in the file.',
  },
  {
    test: /^(SD3|AuraFlow|PixArt|Sana(Transformer2D|ControlNet)|DiTTransformer)/,
    name: 'no rotation',
    variant: null,
    axesKey: null,
    axes: null,
    base: 10_000,
    readsTheta: false,
    headDim: 64,
    note: 'A table of sines is added to the patches; nothing is rotated.',
  },
]

/** The model that a file is of: by its class, or by keys that one alone has. */
export function diffusionModel(config: JsonObject): DiffusionModel | undefined {
  const named = typeof config._class_name === 'string' ? config._class_name : ''
  const found = DIFFUSION_MODELS.find(({ test }) => named && test.test(named))
  if (found || named) return found
  const by = (name: string) => DIFFUSION_MODELS.find(model => model.name === name)
  if ('rope_axes_dim' in config) return by('HunyuanVideo')
  if ('use_rotary_positional_embeddings' in config) return by('CogVideoX')
  if ('axes_dim_rope' in config) return by('Lumina 2')
  if ('axes_dims' in config && 'n_heads' in config) return by('Z-Image')
  if ('axes_dims_rope' in config) return by('rope_theta' in config ? 'FLUX.2' : 'FLUX.1')
  return undefined
}
