import { firstBelow } from '../core/curve'
import type { Paper, Row } from './paper'
import { needsWeights } from './paper'
import { aroundVideo, axisLadder, specOf } from './setup'

const CLIP = aroundVideo(32, [8, 6, 8], 32)
const FAR = 1_000_000

/** First distance in time at which the pairs of time disagree on the whole. */
const firstNegative = (variant: string) =>
  firstBelow(axisLadder(specOf(variant, { segments: CLIP, geometry: { ropeTheta: 1_000_000 } }), 't'), 0, FAR) ?? FAR

/** Wavelengths of each axis at base 1 000 000, positions. */
function rangesOf(name: string, variant: string): Row {
  const spec = specOf(variant, { segments: CLIP, geometry: { ropeTheta: 1_000_000 } })
  const waves = (axis: 't' | 'h' | 'w') => Array.from(axisLadder(spec, axis), omega => (2 * Math.PI) / omega)
  return { name, axes: (['t', 'h', 'w'] as const).map(axis => ({ axis, values: waves(axis) })) }
}

/** Revisiting Multimodal Positional Encoding, arXiv 2510.23095 (ICLR 2026); JJJYmmm/Multimodal-RoPEs @ cd413b9. */
export const interleavedMrope: Paper = {
  id: 'interleavedMrope',
  name: 'Interleaved M-RoPE',
  title: 'Revisiting Multimodal Positional Encoding in Vision-Language Models',
  authors: 'Huang and others',
  year: 2025,
  venue: 'ICLR 2026',
  sources: [
    { label: 'arXiv 2510.23095', url: 'https://arxiv.org/abs/2510.23095' },
    {
      label: 'code cd413b9',
      url: 'https://github.com/JJJYmmm/Multimodal-RoPEs/tree/cd413b9e239e916e03234e9b4b64c3420aeb5419',
    },
  ],
  topics: ['video', 'image'],
  summary: 'Why Qwen3-VL deals the pairs out one by one: each axis then has fast and slow clocks.',
  picture: 'variant=mropeI&vs=mrope&seq=text32+video8x6x8+text32&view=allocation',
  steps: [
    {
      title: 'In chunks',
      link: 'variant=mrope&seq=text32+video8x6x8+text32&view=allocation',
      question: {
        ask: 'M-RoPE cuts the 64 pairs into three runs: time, height, width. Which axis cannot tell near from far, because its clocks are all fast?',
        options: ['Time', 'Height', 'Width'],
        right: 0,
        answer: 'Time has wavelengths of 6 to 160 positions and nothing slower; width has 35 000 and more, and nothing faster.',
      },
      text: [
        'M-RoPE cuts the ladder of 64 frequencies into three runs. Time gets wavelengths from 6 to 160 positions, height from 199 to 28 000, width from 35 000 to 5 million.',
        'Each axis is blind in its own way: time cannot measure far, and to width all columns of an image are nearly one place.',
      ],
    },
    {
      title: 'Time slow, rest in turn',
      link: 'variant=videorope&vs=mrope&seq=text32+video8x6x8+text32&view=allocation',
      text: [
        'VideoRoPE puts time on the slow end and lets height and width take turns on the rest. The two spatial axes now reach from fast to slow.',
        'Time has only slow clocks: it sees far, and neighbouring frames look nearly the same to it.',
      ],
    },
    {
      title: 'Dealt one by one',
      link: 'variant=mropeI&vs=videorope&seq=text32+video8x6x8+text32&view=allocation',
      figure: {
        title:
          'The wavelengths that each axis is given, positions, a tick for every pair: in chunks, as VideoRoPE has it, and interleaved.',
        from: 1,
        to: 10_000_000,
        unit: 'λ',
        rows: [
          rangesOf('In chunks, M-RoPE', 'mrope'),
          rangesOf('Time slow, VideoRoPE', 'videorope'),
          rangesOf('Interleaved', 'mropeI'),
        ],
      },
      text: [
        'Interleaved M-RoPE deals the pairs out in turn: t, h, w, t, h, w. With 24, 20 and 20 pairs, time gets 6 to 5 million, height 8 to 1.7 million, width 10 to 2.1 million: every axis has fast and slow clocks.',
        '$$\\mathrm{axis}(i) = \\begin{cases} h & i \\bmod 3 = 1,\\ i < 60\\\\ w & i \\bmod 3 = 2,\\ i < 60\\\\ t & \\text{otherwise}\\end{cases}$$',
        '> A comment in the released model code gives another pattern of letters; the slices that run give the one above.',
      ],
    },
    {
      title: 'What time then sees',
      link: 'variant=mropeI&vs=mrope&seq=text32+video8x6x8+text32&view=decay&lane=t&at=1000&pair=27&pin=1',
      text: [
        'The mean over time’s pairs now falls over four decades instead of one: in M-RoPE it is below zero at [Δ = 16](at=16&pin=1), here first at [Δ = 9671](at=9671&pin=1).',
        'Look at the other two axes: [height](lane=h) and [width](lane=w) fall alike, which no cut into chunks can do.',
      ],
    },
    {
      title: 'Space starts anew',
      link: 'variant=mropeI&vs=mrope&seq=text32+video8x6x8+text32&view=layout&panel=strips',
      text: [
        'The paper also lets rows and columns start from 0 in every image: the patch at row 2, column 3 has the same two ids wherever the image stands in the text. Only time goes on counting.',
        'Layouts on a diagonal have the opposite fault, says the paper: late frames carry spatial ids beyond those of the text that follows. Compare [VideoRoPE’s](vs=videorope).',
        '> Qwen3-VL was released with the interleaved allocation and without this reset.',
      ],
    },
  ],
  claims: [
    {
      what: 'Pairs of time in Qwen3-VL’s section',
      published: '24',
      where: 'default section 24, 20, 20',
      check: {
        published: 24,
        tolerance: 0,
        ours: () => axisLadder(specOf('mropeInterleaved', { segments: CLIP }), 't').length,
      },
      recorded: { verdict: 'agrees', ours: 24 },
    },
    {
      what: 'First Δ in time below 0, interleaved over chunked',
      published: 'later',
      where: 'figure 4, curves without numbers',
      check: {
        published: 1,
        tolerance: 0,
        ours: () => Number(firstNegative('mropeI') > firstNegative('mrope')),
        say: ours => (ours ? 'later' : 'not later'),
      },
      recorded: { verdict: 'agrees', ours: 1 },
      because: '9671 against 16 positions at base 1 000 000.',
    },
    needsWeights('Interleaved, overall on images / video / grounding', '63.79 / 52.36 / 75.85', 'table 2'),
    needsWeights('M-RoPE, the same', '61.90 / 51.51 / 73.69', 'table 2'),
    needsWeights('Allocation alone: interleaved, by heads, VideoRoPE-like', '64.95, 64.63, 63.31', 'table 5'),
  ],
}
