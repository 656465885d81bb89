import { chunked, shareOut } from '../allocation'
import { layOutStill } from '../blocks'
import { pictureOf1024 } from '../prompts'
import { restart } from '../restart'
import type { Params } from '../scene'
import { isGrid } from '../scene'
import type { LayoutResult } from '../variant'
import { defineVariant } from '../variant'

/**
 * FLUX.1: row and column of a patch, and a third index that stays 0 when a picture is made from text.
 *   text (0, 0, 0), image patch (n, row, col); 16, 56 and 56 of 128 channels;  ω_j = b^(-2j / channels) on each axis
 * huggingface/diffusers @ 58eb52c, transformer_flux.py, FluxPosEmbed. Models that edit a picture give further images the
 * index n = 1, 2, …. A patch is 2 × 2 latents. `keys` are the four manipulations of FreeFlux, which finds out how much a layer
 * depends on position (arXiv 2503.16153; wtybest/FreeFlux @ 98f17b1, probing_attn_utils.py): queries are rotated as ever, keys
 * not at all, or as if all patches stood (10, 10), (0, 20) or (64, 0) rows and columns further; text stays at 0. `shiftImage`,
 * `shiftRows` and `shiftCols` move patches as queries and as keys alike, which shows between patches and text alone.
 */
export const flux = defineVariant({
  id: 'flux',
  name: 'FLUX.1',
  family: 'diffusion',
  year: 2024,
  summary:
    'Row and column with a ladder each, and an index of the image. Text is not rotated: for every patch it stands at row 0 and column 0.',
  formula: String.raw`(i,h,w) = (n,\; r,\; c), \qquad \omega_{a,j} = b^{-2j/d_a},\quad (d_i, d_h, d_w) = (16, 56, 56)`,
  sources: [
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_flux.py',
    },
    { label: 'FreeFlux 2503.16153', url: 'https://arxiv.org/abs/2503.16153' },
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
      {
        key: 'keys',
        label: 'Keys',
        kind: 'choice',
        default: 'unmoved',
        options: [
          { value: 'unmoved', label: 'keys unmoved' },
          { value: 'unrotated', label: 'keys not rotated' },
          { value: '10,10', label: 'keys moved by (10, 10)' },
          { value: '0,20', label: 'keys moved by (0, 20)' },
          { value: '64,0', label: 'keys moved by (64, 0)' },
          { value: 'moved', label: 'keys moved by …' },
        ],
        help: 'FreeFlux changes the keys of one layer and keeps the queries. A layer that lives by position then paints another picture.',
      },
      keyParam('keyRows', 'Keys by rows'),
      keyParam('keyCols', 'Keys by columns'),
      shiftParam('shiftImage', 'Shift of the image index'),
      shiftParam('shiftRows', 'Shift of rows'),
      shiftParam('shiftCols', 'Shift of columns'),
    ],
    run: (segments, params) => {
      const { shiftImage, shiftRows, shiftCols } = params as Record<string, number>
      const grids = segments.flatMap((part, at) => (isGrid(part) ? [at] : []))
      const placed = layOutStill(['i', 'h', 'w'], segments, ({ segment }) => [
        () => grids.indexOf(segment) + (shiftImage ?? 0),
        (_, row) => row + (shiftRows ?? 0),
        (_, __, col) => col + (shiftCols ?? 0),
      ])
      const moves = keyMoves(params)
      return moves === 'unmoved' ? placed : { ...placed, keyIds: keysOf(placed, moves) }
    },
  },
})

function shiftParam(key: string, label: string) {
  return { key, label, kind: 'number', default: 0, min: -4096, max: 4096, integer: true, unit: 'patches' } as const
}

function keyParam(key: string, label: string) {
  return { ...shiftParam(key, label), default: 10, among: ({ keys }: Params) => keys === 'moved' }
}

/** Rows and columns that keys stand further than queries, as published. */
const MOVES: Record<string, readonly [number, number]> = { '10,10': [10, 10], '0,20': [0, 20], '64,0': [64, 0] }

function keyMoves({ keys, keyRows, keyCols }: Params): readonly [number, number] | 'unmoved' | 'unrotated' {
  if (keys === 'unmoved' || keys === 'unrotated') return keys
  return MOVES[keys as string] ?? [keyRows as number, keyCols as number]
}

/** Where patches stand as keys; a token that is not rotated stands at 0 on every axis. */
function keysOf(
  { tokens, positionIds }: Pick<LayoutResult, 'tokens'> & { positionIds: Record<'i' | 'h' | 'w', Float64Array> },
  moves: readonly [number, number] | 'unrotated',
) {
  const { i, h, w } = positionIds
  if (moves === 'unrotated') return { i: i.map(() => 0), h: h.map(() => 0), w: w.map(() => 0) }
  const further = (ids: Float64Array, by: number) => ids.map((id, token) => ((tokens.frame[token] as number) < 0 ? 0 : id + by))
  return { i, h: further(h, moves[0]), w: further(w, moves[1]) }
}
