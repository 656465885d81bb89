import type { Panel, Paper } from './paper'
import { needsWeights } from './paper'
import { aroundVideo, specOf, wavelengthOf } from './setup'

const BASE = 1_000_000
const PAIR_16 = wavelengthOf(BASE, 128, 16)
const EIGHT_FRAMES = aroundVideo(32, [8, 6, 8], 32)

/** Where the text goes on after 8 frames that start at 32. */
const resumes = (follow: 'code' | 'paper') => specOf('videorope', { params: { follow }, segments: EIGHT_FRAMES.slice(0, 2) }).next

/** VideoRoPE, arXiv 2502.05173 (ICML 2025); Wiselnn570/VideoRoPE @ 7712ca3. Tables 2 to 10 are scores of trained models. */
export const videorope: Paper = {
  id: 'videorope',
  name: 'VideoRoPE',
  title: 'VideoRoPE: What Makes for Good Video Rotary Position Embedding?',
  authors: 'Wei and others',
  year: 2025,
  venue: 'ICML 2025',
  sources: [
    { label: 'arXiv 2502.05173', url: 'https://arxiv.org/abs/2502.05173' },
    {
      label: 'code 7712ca3',
      url: 'https://github.com/Wiselnn570/VideoRoPE/tree/7712ca3f52b795284e0453badc6cf1642c1368c4',
    },
  ],
  topics: ['video'],
  summary: 'Four properties of a good embedding for video: three axes, time on slow pairs, frames on the diagonal, time spaced.',
  steps: [
    {
      title: 'Time on fast pairs',
      link: 'variant=mrope&seq=text32+video8x6x8+text32&lane=t&ruler=linear:0:1000&at=483&pair=15&pin=1',
      question: {
        ask: 'M-RoPE gives time the 16 fastest of 64 pairs. What happens to two frames that are far apart?',
        options: ['They look ever less alike', 'At some distances they look alike again', 'They cannot be told apart at all'],
        right: 1,
        answer: 'A pair is a clock. A fast clock has soon made a full turn, and then two different distances show the same hand.',
      },
      text: [
        'Each pair of channels is a clock that turns with position. M-RoPE, the embedding of Qwen2-VL, gives time the 16 fastest clocks. The slowest of them, [pair 15](pair=15), turns once in 160 positions; [pair 13](pair=13) already in 104.',
        'So their common curve rings: it falls, and rises again. At [Δ = 483](at=483&pin=1) ten of the sixteen hands are within 60° of where they began and the mean is back at 0.42, while at [Δ = 470](at=470&pin=1) it is −0.35. A frame 483 positions back looks to them more like the present one than many that are much nearer: if it shows something similar, position does not rule it out. That is a distractor.',
        '$$\\lambda_i = 2\\pi\\, b^{2i/d}$$',
        'Even the three slowest collide: at [Δ = 634](at=634&pin=1) the cosines of pairs 13, 14 and 15 are all above 0.8 again.',
        '> The paper names 198.7 positions as the period at which its distractors return. That is pair 16, the first pair that M-RoPE gives to height.',
      ],
    },
    {
      title: 'Time on slow pairs',
      link: 'variant=videorope&vs=mrope&seq=text32+video8x6x8+text32&lane=t&at=634&pair=48&pin=1',
      question: {
        ask: 'VideoRoPE hands time the 16 slowest pairs instead. How far have they turned after 20 000 positions?',
        options: ['A tenth of a turn at most', 'About one turn', 'Hundreds of turns'],
        right: 0,
        answer:
          'The fastest of them, pair 48, needs 199 000 positions for a turn. Within a clip no two moments show the same hands, so a distractor can never pass for the needle by its position.',
      },
      figure: {
        title: 'cos(ω Δ) of three pairs of time: M-RoPE’s meet again near Δ = 634, VideoRoPE’s never within 20 000.',
        panels: [planes('M-RoPE', [13, 14, 15], 1000, 634), planes('VideoRoPE', [48, 49, 50], 20_000, 634)],
      },
      text: [
        'VideoRoPE hands time the 16 slowest pairs. The fastest of them, [pair 48](pair=48), needs 199 000 positions for one turn: over any clip its hand moves one way only. No two distances in time look alike, and that is why slow time resists distractors.',
        'Compare the curves at [Δ = 634](at=634&pin=1): A is still above 0.99 and falling, B has been down and up again. Follow A to [20 000](at=20000&pin=1): it has only fallen.',
        'Height and width alternate on the pairs that are left:',
        '$$\\mathrm{axis}(i) = \\begin{cases} h & i < 48,\\ i \\text{ even}\\\\ w & i < 48,\\ i \\text{ odd}\\\\ t & 48 \\le i < 64\\end{cases}$$',
        '> Equation 6 of the paper puts width on the even pairs. The released code does the opposite, and RoPEscope follows the code. [Follow the paper](follow=paper), [follow the code](follow=code).',
      ],
    },
    {
      title: 'Layouts in space',
      link: 'variant=videorope&vs=mrope&delta=1&seq=text32+video8x6x8+text32&view=layout&panel=space',
      question: {
        ask: 'Text counts time, height and width up together, one number on all three. Where do its tokens lie in the space of the three ids?',
        options: ['Along the time axis', 'Along the diagonal', 'Anywhere'],
        right: 1,
        answer:
          'Three equal ids are a point of the diagonal. Whether a video lies on that line or beside it is a choice of the embedding.',
      },
      text: [
        'Every token has a place in the space of its three ids. Text runs along the diagonal t = h = w; a video is a stack of frames. Turn the picture with the pointer.',
        'M-RoPE, B, keeps time, rows and columns apart, and its stack stands beside the line of the text. VideoRoPE, A, keeps them apart as well and lets the stack climb along the line.',
        'Flattened, all three ids are one number and the video is a piece of the line: [RoPE](vs=rope). TAD-RoPE adds the frame to it and has no rows or columns either: [TAD-RoPE](vs=tadRope). Back to [M-RoPE](vs=mrope).',
      ],
    },
    {
      title: 'Frames on the diagonal',
      link: 'variant=videorope&vs=mrope&delta=1&seq=text32+video8x6x8+text32&view=layout&panel=strips',
      question: {
        ask: 'M-RoPE counts the rows and columns of every frame from the same corner. Which patch is nearest to the text that follows?',
        options: ['All patches of the last frame alike', 'The patch in the bottom right corner', 'The patch in the middle'],
        right: 1,
        answer:
          'The largest ids stand at the bottom right, next to the text that goes on from there; the top left corner is farther away. That is a bias that nothing in the video asked for.',
      },
      text: [
        'Text counts all three axes up together: it runs along a diagonal of the space (t, h, w). M-RoPE sets its frames into a corner beside that diagonal: whatever the time, rows and columns start from the same id.',
        'VideoRoPE centres every frame on the diagonal: the middle of frame k stands where a text token would. What lies before the clip and what follows it are then alike in distance, and rows and columns move on with time.',
        '$$h = t + r - \\lfloor\\tfrac{H-1}{2}\\rfloor, \\qquad w = t + c - \\lfloor\\tfrac{W-1}{2}\\rfloor$$',
        'See it [in space](panel=space), [patch by patch](panel=tiles), or as [the ids themselves](panel=ids).',
        '> A centred frame reaches beyond its time: with 8 columns the last patches carry ids that the text after the clip uses again. The paper centres with H/2 and W/2, the code on a whole token.',
      ],
    },
    {
      title: 'Spacing δ',
      link: 'variant=videorope&vs=videorope&delta=2&b.delta=1&seq=text32+video8x6x8+text32&view=layout&panel=strips',
      question: {
        ask: 'Frames are centred on the diagonal. Put them twice as far apart in time: what happens to their rows and columns?',
        options: ['Nothing', 'They share fewer ids from frame to frame', 'They share more'],
        right: 1,
        answer: 'The middle of a frame moves along with its time on all axes, so that 6 rows overlap by 4 instead of by 5.',
      },
      text: [
        'A frame is not a word: how far apart should two frames stand? VideoRoPE leaves one free number, δ positions from frame to frame, and takes 2. A has δ = 2, B has δ = 1.',
        'A larger δ also parts the frames on the axes of height and width: the centred frames overlap less from one to the next. Try [δ = 0.5](delta=0.5), [δ = 1](delta=1), [δ = 2](delta=2) and [δ = 3](delta=3).',
        '$$t = s + \\delta k, \\qquad s_{\\text{next}} = s + \\delta(T-1) + 1$$',
        '> Equation 7 lets the text go on at s + δT. The code goes on one after the last frame, which is one position less for δ = 2. The code for transformers fixes δ at 2 whatever is asked for; the one for vLLM reads it.',
      ],
    },
    {
      title: 'The distractor test',
      link: 'variant=videorope&vs=mrope&seq=text32+video8x9x16+text32&view=needle&lane=t&needle=1500:0.2:released',
      question: {
        ask: 'V-NIAH-D hides a needle frame and a distractor that looks like it, 201 frames apart. On which pairs of time does the nearer of the two always score higher?',
        options: ['On M-RoPE’s fast pairs', 'On VideoRoPE’s slow pairs', 'On both'],
        right: 1,
        answer:
          'A score that only falls with time keeps the two in order. One that rings puts the farther first wherever its hands happen to stand so.',
      },
      text: [
        'V-NIAH-D puts one needle among up to 2900 frames and a distractor 201 frames from it. Both look alike to the question, so that only position can tell them apart. Each square of the maps is one length and one depth; a dot means that the farther of the two frames scores higher.',
        'On VideoRoPE’s slow pairs there is no dot: the score falls all the way, and what is nearer scores higher, everywhere. On M-RoPE’s fast pairs a dot stands at about one place of three: the curve below rings, and the distractor may stand on a crest and the needle in a trough.',
        'That is why slow time resists distractors. Its price can be seen too: the differences are small. Put [the distractor every 200 frames](needle=1500:0.2:published), as the paper describes it, or count [all pairs](lane=all): height and width contain time on the diagonal and bring some of the ringing back.',
        '> The released program inserts one distractor, the text speaks of one per period. Scores of trained models stand in the table below; this picture shows what position alone allows.',
      ],
    },
  ],
  claims: [
    {
      what: 'Period after which a distractor returns, positions',
      published: '198.7',
      where: 'appendix B',
      check: { published: 198.7, tolerance: 0.05, ours: () => PAIR_16 },
      recorded: { verdict: 'agrees', ours: 198.69176531592203 },
      because: 'The wavelength of pair 16, 2π · 1000000^(32/128).',
    },
    {
      what: 'The same, as the slowest temporal pair of M-RoPE, positions',
      published: '198.7',
      where: 'appendix B',
      check: { published: 198.7, tolerance: 0.05, ours: () => slowestOf('mrope', 't') },
      recorded: { verdict: 'differs', ours: 160.1142068523735 },
      because: 'Pair 16 already reads height. Time has pairs 0 to 15, and pair 15 turns in 160.1 positions.',
    },
    {
      what: 'Pairs of VideoRoPE’s time that come round within 20 000 frames',
      published: '0',
      where: 'figure 4 (b)',
      check: {
        published: 0,
        tolerance: 0,
        ours: () => wavelengths('videorope', 't').filter(wavelength => wavelength <= 20_000).length,
      },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    {
      what: 'Where text goes on after 8 frames from 32, δ = 2',
      published: '48',
      where: 'equation 7',
      check: { published: 48, tolerance: 0, ours: () => resumes('code') },
      recorded: { verdict: 'differs', ours: 47 },
      because: 'The released code goes on at s + δ(T − 1) + 1. With “Follow: paper” it is 48.',
    },
    {
      what: 'The same, following the paper',
      published: '48',
      where: 'equation 7',
      check: { published: 48, tolerance: 0, ours: () => resumes('paper') },
      recorded: { verdict: 'agrees', ours: 48 },
    },
    {
      what: 'First pair that reads width',
      published: '0',
      where: 'equation 6',
      check: { published: 0, tolerance: 0, ours: () => pairsOf('videorope', 'w')[0] ?? -1 },
      recorded: { verdict: 'differs', ours: 1 },
      because: 'The released code gives the even pairs to height.',
    },
    needsWeights('V-NIAH / V-NIAH-D, M-RoPE, %', '78.67 / 74.67', 'table 3'),
    needsWeights('V-NIAH / V-NIAH-D, VideoRoPE, %', '91.11 / 87.11', 'table 3'),
    needsWeights('LongVideoBench at 64 k: M-RoPE, + diagonal, + slow time, + spacing', '54.35, 53.63, 55.60, 57.26', 'table 5'),
    needsWeights('LongVideoBench at 64 k, height and width one after the other or in turn', '54.77 / 57.26', 'table 7'),
  ],
}

/** The cosines of a few pairs of time, as in figure 4. */
function planes(name: string, pairs: readonly number[], to: number, mark: number): Panel {
  const curves = pairs.map(pair => ({
    label: `pair ${pair}`,
    axis: 't' as const,
    at: (delta: number) => Math.cos((2 * Math.PI * delta) / wavelengthOf(BASE, 128, pair)),
  }))
  return { name, from: 0, to, unit: 'Δ', low: -1, high: 1, mark, curves }
}

/** Pairs that read an axis, fast to slow. */
function pairsOf(variant: string, axis: string): number[] {
  const spec = specOf(variant, { segments: EIGHT_FRAMES })
  const frequencies = spec.groups[0].invFreq[spec.axes.findIndex(name => name === axis)]
  return Array.from({ length: spec.pairs }, (_, pair) => pair).filter(pair => frequencies?.[pair])
}

function wavelengths(variant: string, axis: string): number[] {
  return pairsOf(variant, axis).map(pair => wavelengthOf(BASE, 128, pair))
}

function slowestOf(variant: string, axis: string): number {
  return Math.max(...wavelengths(variant, axis))
}
