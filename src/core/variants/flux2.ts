import { chunked, shareOut } from '../allocation'
import { layOut, piecesOf } from '../blocks'
import { pictureOf1024 } from '../prompts'
import { restart } from '../restart'
import type { AxisId } from '../scene'
import { defineVariant } from '../variant'

/**
 * FLUX.2: a fourth axis that counts text, so that its order is known to the rotation too.
 *   text token j: (t, h, w, l) = (0, 0, 0, j), image patch: (0, row, col, 0); 32 channels for each axis, base 2000
 * huggingface/diffusers @ 58eb52c, transformer_flux2.py and pipeline_flux2.py.
 */
export const flux2 = defineVariant({
  id: 'flux2',
  name: 'FLUX.2',
  family: 'diffusion',
  year: 2025,
  summary: 'Four axes of equal size: time, row, column and the index of a text token. Patches and text turn different pairs.',
  formula: String.raw`\text{text } (0,0,0,j), \quad \text{patch } (0,r,c,0), \qquad \omega_{a,j} = 2000^{-2j/32}`,
  sources: [
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_flux2.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 2000, trainedLength: 512 },
  prompt: pictureOf1024(512),
  frequencies: restart,
  allocation: chunked(
    ['t', 'h', 'w', 'l'],
    { name: 'Quarters t, h, w, text', help: 'Each axis has a ladder of its own.' },
    pairs => shareOut(pairs, [1, 1, 1, 1]),
  ),
  layout: {
    name: 'Patches and text apart',
    serves: ['text', 'image'],
    text: 'own',
    attends: 'all',
    params: [],
    run: segments => {
      const { largest, ...layout } = layOut(AXES, piecesOf(segments), (_, start) => ({
        at: [() => 0, (_, row) => row, (_, __, col) => col, () => 0],
        next: start,
      }))
      const { tokens, positionIds, next } = layout
      for (const axis of ['t', 'h', 'w'] as const)
        for (let token = 0; token < tokens.count; token++) if (tokens.frame[token] === -1) positionIds[axis][token] = 0
      return { ...layout, ropeDelta: next - tokens.count }
    },
  },
})

const AXES = ['t', 'h', 'w', 'l'] as const satisfies readonly AxisId[]
