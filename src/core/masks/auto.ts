import type { Rule } from '../variant'

/** What the models that use the layout do, and layer by layer where their layers differ. */
export const auto: Rule<'mask'> = {
  id: 'auto',
  hint: 'as in the models that use the layout',
  summary:
    'As in the models that place tokens so: language models look back, encoders and diffusion models at everything, and some layers through a window.',
  formula: String.raw`M_{qk} = \text{as the model}`,
  sources: [],
  slot: { name: 'Automatic', params: [], run: () => ({ mask: null }) },
}
