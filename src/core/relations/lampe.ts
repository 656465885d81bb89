import { idsOf, ownIds, within } from '../relation'
import { defineRelation, tokensParam } from './relationMap'

/** Constants (p, q, A) of the length curve in upstream's program; absent models always use 1536 positions. */
const LENGTH_CURVES: Record<string, readonly [number, number, number]> = {
  llama2: [8.673006440952035e-5, -0.648012322406978, 2489.1055552214357],
  llama3: [1.0493097327094324e-4, -2.466638011138158, 6204.409324666837],
  'llama3.1': [4.505261149632588e-5, -2.788576860718702, 82358.52413056031],
}
const USED_BEFORE_8K = 1536

/** How many positions a context of a length is mapped onto: ⌊A / (1 + e^{-(p · length + q)})⌋, and 1536 below 8192. */
export function usedLength(length: number, model: string): number {
  const curve = LENGTH_CURVES[model]
  if (!curve || (length < 8192 && model !== 'llama3.1')) return USED_BEFORE_8K
  const [p, q, a] = curve
  return Math.trunc(a / (1 + Math.exp(-(p * length + q))))
}

/** Integers 0 .. count - 1 pressed into from .. to, rounded down. */
export function mappedIds(count: number, from: number, to: number): Float64Array {
  const step = count > 1 ? (to - from) / (count - 1) : 0
  return Float64Array.from({ length: count }, (_, x) => Math.floor(from + step * x))
}

/**
 * LaMPE: exact distances at both ends of the range, a compressed middle whose length follows the input's.
 *   head: Δ <= h: Δ;  middle: μ(i) + b₁ - μ(j), μ(x) = ⌊used · x / (L - 1)⌋, b₁ = h - μ(h) - 1;
 *   tail: Δ >= L - r: Δ - b₂, with b₂ such that it follows on the middle;  r = tail, moved on to the end of its step of μ
 * scar-on/LaMPE @ 4e3c91f, llama_cache1.py (used length: remap_uselen, a logistic curve of the input's length for each model,
 * ⌊A / (1 + e^{-(p L + q)})⌋). Below 2h tokens nothing changes. Upstream's kernels
 * count the pairs at Δ = h and Δ = L - r twice; here the first band has them.
 */
export const lampe = defineRelation({
  id: 'lampe',
  name: 'LaMPE',
  year: 2025,
  summary:
    'Keeps the nearest and the farthest distances exact and presses those between into as many positions as suit the length of the input.',
  formula: String.raw`\Delta' = \begin{cases} \Delta & \Delta \le h\\ \mu(i) - \mu(j) + b_1 & h < \Delta < L - r\\ \Delta - b_2 & \text{otherwise}\end{cases}`,
  sources: [
    {
      label: 'code 4e3c91f',
      url: 'https://github.com/scar-on/LaMPE/blob/4e3c91fa3b5eaa4bb1f3063321ac70d455b83fd1/llama_cache1.py',
    },
  ],
  params: [
    tokensParam('head', 'Head', 'h', 512, 'Nearest distances that stay exact.'),
    tokensParam('tail', 'Tail', 'r', 200, 'Farthest distances that stay in steps of one.'),
    {
      key: 'lengthOf',
      label: 'Positions of',
      kind: 'choice',
      default: 'own',
      options: [
        { value: 'own', label: 'a number of your own' },
        { value: 'llama2', label: 'Llama 2' },
        { value: 'llama3', label: 'Llama 3' },
        { value: 'llama3.1', label: 'Llama 3.1' },
      ],
      help: 'Onto how many positions the whole range is pressed before its ends are kept exact: those of a model grow with the length of the input.',
    },
    {
      ...tokensParam(
        'used',
        'Positions used',
        '',
        USED_BEFORE_8K,
        'Onto which the whole range would be pressed; the exact ends come on top.',
      ),
      among: ({ lengthOf }) => lengthOf === 'own',
    },
  ],
  run: ({ count }, params) => {
    const head = params.head as number
    const near = { name: `up to ${head}`, region: within(head + 1), ...ownIds(count) }
    if (count < 2 * head) return { bands: [{ ...near, region: within(Number.POSITIVE_INFINITY) }] }
    const model = params.lengthOf as string
    const used = LENGTH_CURVES[model] ? usedLength(count, model) : (params.used as number)
    const mapped = mappedIds(count, 0, used)
    const at = (x: number) => mapped[Math.min(Math.max(x, 0), count - 1)] as number
    const tail = endOfStep(mapped, params.tail as number)
    const shift = head - (at(head) + 1)
    const last = Math.max(count - 1 - tail, 0)
    const back = last - at(last) - shift
    return {
      bands: [
        near,
        {
          name: 'compressed',
          region: { by: 'distance', from: head + 1, below: count - tail },
          ...idsOf(count, i => at(i) + shift, at),
        },
        {
          name: 'farthest',
          region: { by: 'distance', from: count - tail, below: Number.POSITIVE_INFINITY },
          ...idsOf(
            count,
            i => i - back,
            j => j,
          ),
        },
      ],
    }
  },
})

function endOfStep(mapped: Float64Array, start: number): number {
  let at = Math.min(start, mapped.length - 1)
  while (at + 1 < mapped.length && mapped[at] === mapped[at + 1]) at++
  return at
}
