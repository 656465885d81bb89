import { roundBf16 } from '../core/half'
import type { Table } from '../core/precision'
import { emulatedRotation, emulatedScore, precisionPath, roundTo } from '../core/precision'
import type { ShiftedPrompt } from '../core/relativeBreak'
import { attentionChange, logitChange, shiftPrompt } from '../core/relativeBreak'
import { sampleContent } from '../core/sampleContent'
import { geometricLadder } from '../core/variants/rope'
import type { Paper } from './paper'
import { needsWeights } from './paper'

/** When Precision Meets Position, arXiv 2411.13476 (TMLR 2025); haonan3/AnchorContext @ 3af89f2. */
export const precision: Paper = {
  id: 'precision',
  name: 'Precision and position',
  title: 'When Precision Meets Position: BFloat16 Breaks Down RoPE in Long-Context Training',
  authors: 'Wang and others',
  year: 2024,
  venue: 'TMLR 2025',
  sources: [
    { label: 'arXiv 2411.13476', url: 'https://arxiv.org/abs/2411.13476' },
    {
      label: 'code 3af89f2',
      url: 'https://github.com/haonan3/AnchorContext/tree/3af89f2ff39d635983e3351369d9140cb456166b',
    },
  ],
  topics: ['precision', 'context'],
  summary: 'Moving a whole text should change nothing. In bfloat16 it does, and the first token carries most of the change.',
  picture: 'variant=rope&trained=4096&seq=text256&view=decay&lane=all&content=noisy0.5&at=100000&pair=20&pin=1',
  steps: [
    {
      title: 'Exact: nothing moves',
      link: 'variant=rope&seq=text256&view=precision&rounding=float32',
      text: [
        'A score depends on the distance of two tokens. Shift a whole text by 16 positions and every score must stay. In float32 it does, to seven digits.',
        'What is drawn: the error of the scores over distance, and the change of attention when the prompt moves.',
      ],
    },
    {
      title: 'Cos and sin in bfloat16',
      link: 'variant=rope&seq=text256&view=precision&rounding=bf16tables',
      question: {
        ask: 'bfloat16 keeps 8 significant bits. If cos and sin are rounded to it, does the error of a score grow with distance?',
        options: ['Yes, in proportion', 'No, it is about as large at any distance'],
        right: 1,
        answer:
          'Rounding changes cos and sin by at most 2⁻⁹ wherever the token stands. It does not grow, but it never goes away.',
      },
      text: [
        'The released code computes angles in float32, casts cos and sin to bfloat16 and rotates there: three roundings more. Every shift rounds differently, and the score becomes a function of both places.',
        'Up to some 100 000 positions the error does not grow with distance: it is about 2⁻⁹ of the lengths of q and k. Farther out the float32 angle gives way as well.',
        'It grows with the norms. In trained models much attention rests on the first token, whose key is of its own kind, and the paper finds most of the change there; with the same vector at every token, as here, its part is a few per cent; the step after next makes its key longer.',
      ],
    },
    {
      title: 'The other account',
      link: 'variant=rope&seq=text256&view=precision&rounding=bf16result',
      text: [
        'The paper describes it otherwise: rotation in float32, and only the rotated vectors are cast for the attention kernel. One rounding instead of four: the error is smaller and of the same kind.',
        'Compare with [cos and sin cast](rounding=bf16tables), and with what no program should do, [position ids in bfloat16](rounding=bf16ids): from 257 on neighbours share an id.',
      ],
    },
    {
      title: 'The first token',
      link: 'variant=rope&seq=text256&content=noisy0.5&view=precision&rounding=bf16tables&firstKey=16',
      question: {
        ask: 'Make the key of the first token 16 times as long as the others. What happens to the change of its scores when the text moves?',
        options: ['Nothing', 'It grows 16 times', 'It shrinks'],
        right: 1,
        answer: 'Rounding is relative: a number 16 times as large is off by 16 times as much.',
      },
      figure: {
        title:
          'Over the length of the first key, times the others: its share of the change of attention, and by how much its scores change. 16 seeded tokens of 128 channels (noisy copy, 0.5), cos and sin in bfloat16, mean over shifts of 16 to 100 000.',
        panels: [
          {
            name: 'share of D, %',
            from: 1,
            to: 16,
            unit: '×',
            low: 0,
            high: 40,
            whole: true,
            curves: [{ label: '', at: times => firstToken(times).share }],
          },
          {
            name: 'change of its scores',
            from: 1,
            to: 16,
            unit: '×',
            low: 0,
            high: 0.06,
            whole: true,
            curves: [{ label: '', at: times => firstToken(times).change }],
          },
        ],
      },
      text: [
        'The first token of a trained model is unlike the others: much attention rests on it, and its key has a length of its own. Here that length is a control, first key ×, and all else is random.',
        'The error of a score is in proportion to the length of the key, and the first token’s part of the break rises: among the 16 tokens of the curves from 2 to some 28 %, among the six of the picture from some 6 to 38 %: [as long as the others](firstKey=1), [4 times](firstKey=4), [16 times](firstKey=16).',
        '> The paper measures this on Llama 2 and finds most of the change there. That the length is the reason is our reading.',
      ],
    },
    {
      title: 'AnchorAttention',
      link: 'variant=rope&seq=text384&view=scores&mask=documents&documentStarts=128,256&anchor=1&documentIds=shared',
      text: [
        'Long training packs documents into one sequence. AnchorAttention lets each document see itself and one shared first token, the anchor, whose position is always the same: the token that suffers most from rounding no longer moves.',
        'The ids run on through all documents. Without [the anchor](anchor=0) documents are apart; the baseline starts [ids anew](documentIds=reset&anchor=0) in each.',
      ],
    },
  ],
  claims: [
    {
      what: 'Id 257 in bfloat16',
      published: '256',
      where: '8 significant bits, section 2',
      check: { published: 256, tolerance: 0, ours: () => roundBf16(Float32Array.of(257))[0] as number },
      recorded: { verdict: 'agrees', ours: 256 },
    },
    {
      what: 'Largest rounding of a number between ½ and 1, times 512',
      published: '1',
      where: 'half a unit in the last place of bfloat16, 2^−9',
      check: { published: 1, tolerance: 0.01, ours: worstRounding },
      recorded: { verdict: 'agrees', ours: 1 },
    },
    needsWeights('RULER at 64 k: full, per document, + reset, anchor', '66.40, 69.97, 70.03, 73.25', 'table 5'),
    needsWeights(
      'Change of attention of Llama 2 7B over shifts',
      'near 0 in float32, large in bfloat16',
      'figure 1',
      'Norms of trained queries and keys set the level; the levels of the figure are not printed as numbers.',
    ),
  ],
}

const PATH = precisionPath('castTable', 'bf16')
const TOKENS = 16
const SHIFTS = [16, 50, 100, 500, 1000, 2000, 16_384, 100_000]

/** The prompt at 0 and at every shift, rotated and scored; made when it is first drawn. */
let prompts: { keys: readonly ArrayLike<number>[]; at: readonly ShiftedPrompt[] } | null = null

function promptsAt() {
  const content = sampleContent({ kind: 'noisyCopy', rho: 0.5 }, TOKENS, 128)
  const invFreq = geometricLadder(10_000, 128).map(Math.fround)
  prompts ??= { keys: content.k, at: [0, ...SHIFTS].map(shift => shiftPrompt(content, shift, invFreq, PATH)) }
  return prompts
}

/** Logits of every shift with the first token's key so many times as long. */
function logitsWith(times: number): Float64Array[][] {
  const { keys, at } = promptsAt()
  const first = roundTo(
    'bf16',
    Array.from(keys[0] as ArrayLike<number>, x => times * x),
  )
  return at.map(({ tables, q, logits }) => {
    const key = emulatedRotation(first, tables[0] as Table, PATH)
    return logits.map((row, i) => {
      const other = row.slice()
      other[0] = emulatedScore(q[i] as Float64Array, key, PATH.score) / Math.sqrt(128)
      return other
    })
  })
}

/** The first token's share of D, per cent, and the mean change of its scores; means over the shifts. */
function firstToken(times: number): { share: number; change: number } {
  const [base, ...moved] = logitsWith(times) as [Float64Array[], ...Float64Array[][]]
  const mean = (of: (logits: Float64Array[]) => number) => moved.reduce((sum, logits) => sum + of(logits), 0) / moved.length
  return {
    share: mean(logits => {
      const parts = attentionChange(base, logits)
      return (100 * (parts[0] as number)) / parts.reduce((sum, part) => sum + part, 0)
    }),
    change: mean(logits => logitChange(base, logits)),
  }
}

/** Over the numbers from 0.5 to 1, in steps of 2^-16. */
function worstRounding(): number {
  const values = Array.from({ length: 32_768 }, (_, k) => 0.5 + k / 65_536)
  const rounded = roundTo('bf16', values)
  return 512 * Math.max(...values.map((value, k) => Math.abs((rounded[k] as number) - value)))
}
