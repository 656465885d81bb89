import { headLines, lacking, rowsOf, runs, sharingOf } from './parts'
import type { Block } from './positionBlocks'
import { positionBlocks } from './positionBlocks'
import { proofOf } from './proof'
import type { Subject, Written } from './subject'

/** What three array libraries call the same things. */
interface Dialect {
  imports: readonly string[]
  module: string
  array: (list: string) => string
  whole: (list: string) => string
  range: (count: string) => string
  clip: string
}

const DIALECTS = {
  numpy: {
    imports: ['import numpy as np'],
    module: 'np',
    array: list => `np.array(${list}, dtype=np.float64)`,
    whole: list => `np.array(${list})`,
    range: count => `np.arange(${count}, dtype=np.float64)`,
    clip: 'np.clip',
  },
  pytorch: {
    imports: ['import torch'],
    module: 'torch',
    array: list => `torch.tensor(${list}, dtype=torch.float64)`,
    whole: list => `torch.tensor(${list})`,
    range: count => `torch.arange(${count}, dtype=torch.float64)`,
    clip: 'torch.clamp',
  },
  jax: {
    imports: ['import jax', 'import jax.numpy as jnp', '', 'jax.config.update("jax_enable_x64", True)'],
    module: 'jnp',
    array: list => `jnp.array(${list}, dtype=jnp.float64)`,
    whole: list => `jnp.array(${list})`,
    range: count => `jnp.arange(${count}, dtype=jnp.float64)`,
    clip: 'jnp.clip',
  },
} satisfies Record<string, Dialect>

/** Python that rebuilds inv_freq, position ids, cos and sin in float64 and checks three of its own numbers. */
export function writePython(subject: Subject, library: keyof typeof DIALECTS): Written {
  const say: Dialect = DIALECTS[library]
  const { spec, setup, group } = subject
  const blocks = group.secondInvFreq ? null : positionBlocks(spec)
  const missing = lacking(subject, blocks)
  const proof = proofOf(subject)
  const lines = [
    ...headLines(subject).map(line => `# ${line}`),
    'import math',
    '',
    ...say.imports,
    '',
    `d = ${setup.geometry.rotaryDim}  # rotated channels of a head of ${setup.geometry.headDim}`,
    `i = ${say.range(String(spec.pairs))}`,
    ...ladder(subject, say),
    ...(missing || !blocks ? [] : ['', ...positions(blocks, spec.axes, say), '', ...angles(subject, say)]),
    '',
    `assert abs(float(inv_freq[${proof.pair}]) - ${proof.invFreq}) <= 1e-9 * ${Math.abs(proof.invFreq)}`,
    ...(missing
      ? [0, proof.middle].map(pair => `assert abs(float(inv_freq[${pair}]) - ${group.ladder[pair]}) <= 1e-9`)
      : [
          `assert abs(float(cos[${proof.token}, ${proof.middle}]) - ${python(proof.cos)}) <= 1e-9`,
          `assert abs(float(sin[${proof.token}, ${proof.middle}]) - ${python(proof.sin)}) <= 1e-9`,
        ]),
    `print("inv_freq${missing ? '' : ', position ids, cos and sin'} as expected")`,
    '',
  ]
  return { text: lines.join('\n'), notes: missing ? [missing] : [] }
}

function ladder({ schedule, setup, group, spec }: Subject, say: Dialect): string[] {
  if (!schedule)
    return [`inv_freq = ${say.array(`[\n${rowsOf(Array.from(group.ladder, python), '    ', 4)}\n]`)}  # rad per position`]
  const { type, ropeTheta, params } = schedule
  const { headDim } = setup.geometry
  const factor = params.factor as number
  const original = params.originalMaxPositionEmbeddings as number
  const plain = ['inv_freq = base ** (-2 * i / d)  # rad per position']
  const base = [`base = ${ropeTheta}`]
  switch (type) {
    case 'default':
      return [...base, ...plain]
    case 'linear':
      return [...base, ...plain, `inv_freq = inv_freq / ${factor}`]
    case 'dynamic': {
      const reached = Math.max(params.seqLen as number, original)
      return [
        `length = ${reached}  # tokens seen so far, at least those of training`,
        `base = ${ropeTheta} * (${factor} * length / ${original} - (${factor} - 1)) ** (d / (d - 2))`,
        ...plain,
      ]
    }
    case 'yarn': {
      const fast = (params.betaFast as number) || 32
      const slow = (params.betaSlow as number) || 1
      const [floor, ceil] = params.truncate === false ? ['', ''] : ['math.floor', 'math.ceil']
      return [
        ...base,
        ...plain,
        '',
        '',
        'def pair_of_turns(turns):',
        `    return d * math.log(${original} / (turns * 2 * math.pi)) / (2 * math.log(base))`,
        '',
        '',
        `low = max(${floor}(pair_of_turns(${fast})), 0)`,
        `high = min(${ceil}(pair_of_turns(${slow})), d - 1)`,
        `ramp = ${say.clip}((i - low) / ((high - low) or 0.001), 0, 1)`,
        `inv_freq = inv_freq * (1 - ramp) + inv_freq / ${factor} * ramp`,
      ]
    }
    case 'llama3': {
      const [low, high] = [params.lowFreqFactor as number, params.highFreqFactor as number]
      const turns = `turns = ${original} * inv_freq / (2 * math.pi)  # within the original context`
      if (low === high)
        return [...base, ...plain, turns, `inv_freq = ${say.module}.where(turns < ${low}, inv_freq / ${factor}, inv_freq)`]
      return [
        ...base,
        ...plain,
        turns,
        `kept = ${say.clip}((turns - ${low}) / (${high} - ${low}), 0, 1)`,
        `inv_freq = (1 - kept) * inv_freq / ${factor} + kept * inv_freq`,
      ]
    }
    case 'longrope': {
      const long = (params.seqLen as number) > original
      const given = (long ? params.longFactor : params.shortFactor) as readonly number[]
      const factors = Array.from({ length: spec.pairs }, (_, pair) => given[pair] ?? 1)
      return [
        ...base,
        `factors = ${say.array(`[\n${rowsOf(factors, '    ')}\n]`)}  # ${long ? 'beyond' : 'within'} ${original} tokens`,
        'inv_freq = base ** (-2 * i / d) / factors  # rad per position',
      ]
    }
    case 'proportional': {
      const turning = Math.floor(((params.partialRotaryFactor as number) * headDim) / 2)
      return [
        ...base,
        `inv_freq = base ** (-2 * i / ${headDim}) / ${factor}  # rad per position`,
        `inv_freq = ${say.module}.where(i < ${turning}, inv_freq, 0.0)`,
      ]
    }
  }
}

function positions(blocks: readonly Block[], axes: readonly string[], say: Dialect): string[] {
  const tuple = (numbers: readonly number[]) => `(${numbers.map(python).join(', ')}${numbers.length === 1 ? ',' : ''})`
  return [
    `# tokens in order: how many frames, rows, columns; where the first stands on ${axes.join(', ')}; what each adds`,
    'blocks = [',
    ...blocks.map(({ counts, start, steps }) => `    (${tuple(counts)}, ${tuple(start)}, (${steps.map(tuple).join(', ')})),`),
    ']',
    `position_ids = ${say.array(
      [
        '[',
        '    [s + f * per_frame + r * per_row + c * per_column for s, per_frame, per_row, per_column in zip(start, *steps)]',
        '    for (frames, rows, columns), start, steps in blocks',
        '    for f in range(frames) for r in range(rows) for c in range(columns)',
        ']',
      ].join('\n'),
    )}  # shape (tokens, axes)`,
  ]
}

function angles(subject: Subject, say: Dialect): string[] {
  const { group } = subject
  const sharing = sharingOf(subject)
  const factor = group.attentionFactor === 1 ? '' : ` * ${group.attentionFactor}`
  const tables = [
    `cos = ${say.module}.cos(angle)${factor}  # shape (tokens, pairs)${factor && ', times the attention factor'}`,
    `sin = ${say.module}.sin(angle)${factor}`,
    '# pair k turns channels k and k + d / 2 (half), or 2 k and 2 k + 1 (interleaved), as your model has it',
    ...(group.imaginary
      ? ['# imaginary heads: keys as usual; queries take sin for cos and -cos for sin, a quarter turn back']
      : []),
  ]
  if (sharing.kind === 'one') return ['angle = position_ids * inv_freq', ...tables]
  if (sharing.kind === 'mixed') {
    const rows = sharing.frequencies.map(row => `    [\n${rowsOf(row.map(python), '        ', 4)}\n    ],`)
    return [
      `by_axis = ${say.array(`[\n${rows.join('\n')}\n]`)}  # rad per position, shape (axes, pairs)`,
      'angle = position_ids @ by_axis',
      ...tables,
    ]
  }
  const still = sharing.axes.some(axis => axis < 0)
  const read = runs(sharing.axes.map(axis => Math.max(axis, 0)))
  const list =
    read.length <= 12
      ? read.map(({ value, count }) => `[${value}] * ${count}`).join(' + ')
      : `[${sharing.axes.map(a => Math.max(a, 0)).join(', ')}]`
  return [
    `axis = ${say.whole(list)}  # which one each pair reads`,
    ...(still ? [`turning = ${say.array(`[${sharing.axes.map(axis => (axis < 0 ? 0 : 1)).join(', ')}]`)}`] : []),
    `angle = position_ids[:, axis] * inv_freq${still ? ' * turning' : ''}`,
    ...tables,
  ]
}

const python = (x: number) => (Object.is(x, -0) ? '0' : String(x))
