import { chunked, shareOut } from '../allocation'
import { layOut, piecesOf } from '../blocks'
import { pictureOf1024 } from '../prompts'
import { restart } from '../restart'
import { segmentTokens } from '../scene'
import { defineVariant } from '../variant'

/**
 * Z-Image: text is counted along the first axis, and the picture stands behind it there, as one more step.
 *   text token j: (t, h, w) = (j, 0, 0), j = 1 .. N;  patch: (N' + 1 + k, row, col), N' = N rounded up to a multiple of 32
 *   32, 48 and 48 of 128 channels, base 256;  ω_j = b^(-2j / channels) on each axis
 * arXiv 2511.22699; huggingface/diffusers @ 58eb52c, transformer_z_image.py, patchify_and_embed and RopeEmbedder. The caption is
 * filled up with copies to a multiple of 32; those are not drawn. Further pictures follow on the first axis here; the model
 * has one.
 */
export const zImage = defineVariant({
  id: 'zImage',
  name: 'Z-Image',
  family: 'diffusion',
  year: 2025,
  summary:
    'Words count along one axis, rows and columns along two others, and the picture takes the place on the first axis that the next word would have.',
  formula: String.raw`\text{text } j:\ (j, 0, 0), \quad \text{patch: } (N' + 1,\; r,\; c), \qquad \omega_{a,j} = 256^{-2j/d_a},\quad (d_t, d_h, d_w) = (32, 48, 48)`,
  sources: [
    { label: 'arXiv 2511.22699', url: 'https://arxiv.org/abs/2511.22699' },
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_z_image.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 256, trainedLength: 1536 },
  prompt: pictureOf1024(64),
  frequencies: restart,
  allocation: chunked(['t', 'h', 'w'], { name: 'Chunked 2 : 3 : 3', help: 'Each axis has a ladder of its own.' }, pairs =>
    shareOut(pairs, [32, 48, 48]),
  ),
  layout: {
    name: 'Picture behind the words',
    serves: ['text', 'image', 'video'],
    text: 'own',
    attends: 'all',
    params: [
      {
        key: 'multiple',
        label: 'Text filled up to a multiple of',
        kind: 'number',
        default: 32,
        min: 1,
        max: 1024,
        integer: true,
        unit: 'tokens',
      },
    ],
    run: (segments, { multiple }) => {
      const words = segments.reduce((sum, part) => sum + (part.kind === 'text' ? segmentTokens(part) : 0), 0)
      let behind = Math.ceil(words / (multiple as number)) * (multiple as number) + 1
      const { largest, ...layout } = layOut(['t', 'h', 'w'], piecesOf(segments), ({ frames }, start) => {
        const first = behind
        behind += frames
        return { at: [frame => first + frame, (_, row) => row, (_, __, col) => col], next: start }
      })
      const { tokens, positionIds, next } = layout
      for (let token = 0; token < tokens.count; token++) {
        if (tokens.frame[token] !== -1) continue
        positionIds.t[token] = (positionIds.t[token] as number) + 1
        positionIds.h[token] = 0
        positionIds.w[token] = 0
      }
      return { tokens, positionIds, next: next + 1, ropeDelta: next + 1 - tokens.count }
    },
  },
})
