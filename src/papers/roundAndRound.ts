import { contentFactor } from '../core/field'
import { shiftedLogit } from '../core/methods/roundAndRound'
import { geometricLadder } from '../core/variants/rope'
import type { Paper } from './paper'
import { needsWeights } from './paper'
import { pairLadder, specOf } from './setup'

const GEMMA = geometricLadder(10_000, 256)

/** Round and Round We Go!, arXiv 2410.06205 (ICLR 2025). */
export const roundAndRound: Paper = {
  id: 'roundAndRound',
  name: 'Round and Round',
  title: 'Round and Round We Go! What Makes Rotary Positional Encodings Useful?',
  authors: 'Barbero and others',
  year: 2024,
  venue: 'ICLR 2025',
  sources: [{ label: 'arXiv 2410.06205', url: 'https://arxiv.org/abs/2410.06205' }],
  topics: ['text', 'context'],
  summary: 'Decay is not what RoPE is for: fast pairs build heads that look at a place, slow pairs carry meaning.',
  picture: 'variant=proportional&d=256&vs=rope&b.d=256&partialRotaryFactor=0.75&seq=text256&view=wheels&at=64&pair=96',
  steps: [
    {
      title: 'No decay by itself',
      link: 'variant=rope&d=256&trained=8192&seq=text256&content=independent&view=decay&lane=all&at=1000&pair=100&pin=1',
      question: {
        ask: 'Let queries and keys be independent Gaussian vectors. How does the mean score change with distance?',
        options: ['It falls', 'It is 0 at every distance', 'It rings'],
        right: 1,
        answer: 'A rotated Gaussian vector is a Gaussian vector: the mean is 0 and the spread the same, near or far.',
      },
      text: [
        'The falling curve of RoPE is drawn with q and k equal. With independent Gaussian queries and keys there is no decay at all: at every distance the mean score is 0 and its variance is d.',
        'Set it back to [equal content](content=equal), or take [a noisy copy](content=noisy0.5).',
      ],
    },
    {
      title: 'A head that looks back',
      link: 'variant=rope&d=256&trained=8192&seq=text256&view=vectors&made=back7:4&scores=softmax&at=7&pair=0&pin=1',
      question: {
        ask: 'Let every token have the same query ψ, and every key be ψ turned by 7 positions. Where does each token look?',
        options: ['At itself', 'At the token 7 back', 'At all alike'],
        right: 1,
        answer:
          'The rotation between two tokens 7 apart undoes the turn exactly, in every pair at once; at no other distance do all pairs agree.',
      },
      text: [
        'A head can be built that attends to any chosen distance r: take as key the query, turned by r. Then',
        '$$\\langle R_i q, R_j R^r q\\rangle = \\sum_k |q^{(k)}|^2 \\cos\\bigl((i-j-r)\\,\\theta_k\\bigr)$$',
        'is largest at i − j = r and nowhere else. Drawn is such a head over 256 equal tokens: its attention is one diagonal line, [7 back](made=back7:4&at=7), [at itself](made=back0:4&at=0), [one back](made=back1:4&at=1), [100 back](made=back100:4&at=100). Without rotations no head can do this when tokens repeat.',
        'Longer vectors make it sharper: length [1](made=back7), [2](made=back7:2), [4](made=back7:4) in every pair. The fast pairs do the work: [the fast quarter alone](made=back7:8x32,0) draws the line, [the slow quarter alone](made=back7:0x96,8) spreads over all tokens.',
        '> One pair alone turns full circle and looks at several tokens: [the fastest](made=back7:24,0) also 51 back, seven full turns further.',
      ],
    },
    {
      title: 'Slow pairs for meaning',
      link: 'variant=rope&d=256&trained=8192&seq=text256&view=vectors&made=random:1x96,3&at=8192&pair=118&pin=1',
      text: [
        'The usage of a pair is the length of its part of q and k. This profile is made up: random vectors, three times as long in the slow quarter. Drag the bars, or load queries and keys of a model to see its own.',
        'Gemma 7B puts most of the length into the slowest pairs, says the paper: over a thousand tokens [pair 118](pair=118&at=1000), of frequency 0.0002, turns by 12°, and its score is almost one of content alone.',
        'Almost: at the end of an 8 k context [it has turned by 96°](pair=118&at=8192) and says nothing of content any more. No turning pair keeps a meaning for ever. With one frequency alone the turns come near any angle, also the opposite one.',
      ],
    },
    {
      title: 'p-RoPE',
      link: 'variant=proportional&partialRotaryFactor=0.75&vs=rope&b.d=256&b.trained=8192&seq=text256&view=decay&lane=all&at=8192&pair=100&pin=1',
      question: {
        ask: 'p-RoPE stops the slowest pairs. With a quarter of them still, what is the mean score of equal content far away?',
        options: ['0, as in RoPE', 'About a quarter', 'About three quarters'],
        right: 1,
        answer: 'The still pairs count 1 at every distance, the others cancel out.',
      },
      text: [
        'So stop them: p-RoPE keeps the fraction p of the fastest frequencies and lets the others stand still. A has p = 0.75: its curve settles at a quarter instead of 0, a channel for meaning that no distance spoils.',
        'Try [p = 0.25](partialRotaryFactor=0.25), [0.5](partialRotaryFactor=0.5), [1](partialRotaryFactor=1). Gemma 4 uses p = 0.25 in its global layers. [Reversed](partialRotaryFactor=0.75&kept=slowest), the paper’s control, stops the fast quarter instead: the same share stands still, and the heads that look at a place lose the pairs they are built from.',
        '> A partial rotary factor elsewhere means something different: there the exponents shrink with the rotated part, and the ladder still reaches down to slow pairs.',
      ],
    },
  ],
  claims: [
    {
      what: 'Frequency g₁₁₉ of Gemma 7B, rad per token',
      published: '0.0002',
      where: 'section 6',
      check: { published: 0.0002, tolerance: 0.000_05, ours: () => GEMMA[118] as number },
      recorded: { verdict: 'agrees', ours: 0.0002053525026457146 },
    },
    {
      what: 'Mean score of independent Gaussian q and k, at any distance',
      published: '0',
      where: 'proposition 3.2',
      check: { published: 0, tolerance: 0, ours: () => contentFactor({ kind: 'independent' }) },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    {
      what: 'Distance at which k = R⁷q scores most, d = 256',
      published: '7',
      where: 'proposition 3.1',
      check: { published: 7, tolerance: 0, ours: () => bestDistance(7) },
      recorded: { verdict: 'agrees', ours: 7 },
    },
    {
      what: 'Pairs that 0.75-RoPE turns, d = 256',
      published: '96',
      where: 'section 6, p · d/2',
      check: {
        published: 96,
        tolerance: 0,
        ours: () =>
          pairLadder(specOf('proportional', { params: { partialRotaryFactor: 0.75 } })).filter(omega => omega > 0).length,
      },
      recorded: { verdict: 'agrees', ours: 96 },
    },
    needsWeights('Perplexity, Gemma 2B, RoPE / 0.75-RoPE', '4.4627 / 4.4414', 'table 2'),
    needsWeights(
      'Norms of queries and keys by pair, Gemma 7B',
      'bands at slow pairs',
      'the study of norms',
      'Takes the weights; real vectors can be opened as a file.',
    ),
  ],
}

/** Over the distances of an 8 k context. */
function bestDistance(peak: number): number {
  const energies = new Float64Array(GEMMA.length).fill(1)
  const logits = Array.from({ length: 8192 }, (_, distance) => shiftedLogit(GEMMA, energies, distance, peak))
  return logits.indexOf(logits.reduce((a, b) => Math.max(a, b)))
}
