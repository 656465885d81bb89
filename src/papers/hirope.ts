import { trainedShare } from '../core/relations/hirope'
import type { Paper } from './paper'
import { needsWeights } from './paper'

/** HiRoPE, arXiv 2403.19115 (ACL 2024). No program of the authors was found. */
export const hirope: Paper = {
  id: 'hirope',
  name: 'HiRoPE',
  title: 'HiRoPE: Length Extrapolation for Code Models Using Hierarchical Position',
  authors: 'Zhang and others',
  year: 2024,
  venue: 'ACL 2024',
  sources: [{ label: 'arXiv 2403.19115', url: 'https://arxiv.org/abs/2403.19115' }],
  topics: ['text', 'context', 'methods'],
  summary: 'Source code has levels: fast pairs count tokens, slow pairs count functions.',
  steps: [
    {
      title: 'Pairs never trained',
      link: 'variant=rope&trained=4096&seq=text2048&view=allocation',
      question: {
        ask: 'Within 4096 tokens, which part of the pairs of a base of 10 000 makes a full turn?',
        options: ['About 40 %', 'About 70 %', 'All of them'],
        right: 1,
        answer: 'log₁₀₀₀₀(4096 / 2π) = 0.70. The other 30 % have never shown the model their whole circle.',
      },
      text: [
        'A pair whose wavelength is longer than the training text has never made a full turn there: a longer text shows it new angles. For 4096 tokens and base 10 000 these are the slowest 30 %.',
        '$$\\log_{b}\\frac{L}{2\\pi} = 0.70$$',
      ],
    },
    {
      title: 'Two index rows',
      link: 'variant=hirope&trained=4096&window=128&seq=text1007&view=map&at=600&pair=40&pin=1',
      question: {
        ask: 'A file of 1007 tokens holds two dozen functions and classes. What is the largest distance that the slow pairs see with a window of 128?',
        options: ['1006', 'About 500', '150 at most'],
        right: 2,
        answer: 'Beyond the window they count functions: 127 and one for each function between, 23 at most here.',
      },
      text: [
        'HiRoPE gives every token two numbers: where it stands in the file, and in which function. The map shows both rows, and for every query and key the distance that fast and slow pairs see.',
        'Paste code of your own: Controls, then Source code. Its functions and classes are found and become the second row. Or give only their sizes in tokens: [three long ones](code=40,300,300,300), [many short ones](code=20,30,30,30,30,30,30,30,30,30,30,30,30,30,30,30,30,30,30,30,30).',
        '> The paper cuts with tree-sitter; here functions are found by their heads, which is enough for the usual languages.',
      ],
    },
    {
      title: 'What it does to scores',
      link: 'variant=hirope&trained=4096&vs=rope&b.trained=4096&seq=text2048&view=decay&lane=all&at=600&pair=40&pin=1',
      text: [
        'The slow half of the pairs is given something that stays small: the number of functions between two places, instead of tokens. The fast half goes on counting tokens.',
        "$$\\Delta' = \\begin{cases} i-j & i-j < w \\text{ or fast}\\\\ f_i - f_j + w - 1 & \\text{otherwise}\\end{cases}$$",
        'Within the window of 512 tokens nothing changes. Plain text is cut into sections of 128 tokens.',
        '> Whether tokens are counted through the file or from each function on is not clear from the paper: [through the file](counting=file), [from each function](counting=unit).',
      ],
    },
    {
      title: 'The window',
      link: 'variant=hirope&trained=4096&window=128&vs=hirope&b.trained=4096&seq=text1007&view=map&at=600&pair=40&pin=1',
      text: [
        'A has a window of 128 tokens, B the paper’s 512. Beyond it the slow pairs see a distance that grows by one per section instead of by one per token.',
        'How many channels count tokens is a choice as well: [32](fastDim=32), [64](fastDim=64), [128](fastDim=128), which is plain RoPE.',
      ],
    },
  ],
  claims: [
    {
      what: 'Share of pairs trained within 4096 tokens, base 10 000',
      published: '0.70',
      where: 'section 3.1',
      check: { published: 0.7, tolerance: 0.005, ours: () => trainedShare(4096, 10_000) },
      recorded: { verdict: 'agrees', ours: 0.7035450199024148 },
    },
    {
      what: 'The same within 2048 tokens',
      published: '0.63',
      where: 'section 3.1',
      check: { published: 0.63, tolerance: 0.005, ours: () => trainedShare(2048, 10_000) },
      recorded: { verdict: 'agrees', ours: 0.6282875209864195 },
    },
    needsWeights('Results on long code understanding and completion', 'tables', 'section 5'),
  ],
}
