import { chunked, shareOut } from '../allocation'
import { layOutStill } from '../blocks'
import { pictureOf1024 } from '../prompts'
import { restart } from '../restart'
import { isGrid } from '../scene'
import { defineVariant } from '../variant'

/**
 * FLUX.1: row and column of a patch, and a third index that stays 0 when a picture is made from text.
 *   text (0, 0, 0), image patch (n, row, col); 16, 56 and 56 of 128 channels;  ω_j = b^(-2j / channels) on each axis
 * huggingface/diffusers @ 58eb52c, transformer_flux.py, FluxPosEmbed. Models that edit a picture give further images the
 * index n = 1, 2, …. A patch is 2 × 2 latents. `shiftRows` and `shiftCols` move all image ids, as FreeFlux does with the keys
 * of one layer at a time to see how much it depends on position (arXiv 2503.16153; wtybest/FreeFlux @ 98f17b1): by (10, 10),
 * (0, 20), (64, 0), or with no rotation of keys at all. Here queries move along with keys, so the shift shows between patches
 * and the text, which stays at 0; between patches nothing changes.
 */
export const flux = defineVariant({
  id: 'flux',
  name: 'FLUX.1',
  family: 'diffusion',
  year: 2024,
  summary:
    'Row and column with a ladder each, and an index of the image. Text is not rotated, so it is equally near to every patch.',
  formula: String.raw`(i,h,w) = (n,\; r,\; c), \qquad \omega_{a,j} = b^{-2j/d_a},\quad (d_i, d_h, d_w) = (16, 56, 56)`,
  sources: [
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_flux.py',
    },
    { label: 'arXiv 2503.16153', url: 'https://arxiv.org/abs/2503.16153' },
  ],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 64 },
  prompt: pictureOf1024(512),
  frequencies: restart,
  allocation: chunked(['i', 'h', 'w'], { name: 'Image index, h, w', help: 'Each axis has a ladder of its own.' }, pairs =>
    shareOut(pairs, [16, 56, 56]),
  ),
  layout: {
    name: 'Patches from 0, text still',
    serves: ['text', 'image'],
    text: 'still',
    attends: 'all',
    params: [
      shiftParam('shiftImage', 'Shift of the image index'),
      shiftParam('shiftRows', 'Shift of rows'),
      shiftParam('shiftCols', 'Shift of columns'),
    ],
    run: (segments, { shiftImage, shiftRows, shiftCols }) => {
      const grids = segments.flatMap((part, at) => (isGrid(part) ? [at] : []))
      return layOutStill(['i', 'h', 'w'], segments, ({ segment }) => [
        () => grids.indexOf(segment) + (shiftImage as number),
        (_, row) => row + (shiftRows as number),
        (_, __, col) => col + (shiftCols as number),
      ])
    },
  },
})

function shiftParam(key: string, label: string) {
  return { key, label, kind: 'number', default: 0, min: -4096, max: 4096, integer: true, unit: 'patches' } as const
}
