import { headLines, lacking, rowsOf, sharingOf } from './parts'
import { positionBlocks } from './positionBlocks'
import { proofOf } from './proof'
import type { Subject, Written } from './subject'

/** TypeScript without imports that rebuilds inv_freq, position ids, cos and sin in float64 and checks three of its own numbers. */
export function writeTypeScript(subject: Subject): Written {
  const { spec, setup, group } = subject
  const blocks = group.secondInvFreq ? null : positionBlocks(spec)
  const missing = lacking(subject, blocks)
  const proof = proofOf(subject)
  const list = (numbers: readonly number[]) => `[${numbers.join(', ')}]`
  const lines = [
    ...headLines(subject).map(line => `// ${line}`),
    '',
    `export const d = ${setup.geometry.rotaryDim} // rotated channels of a head of ${setup.geometry.headDim}`,
    ...ladder(subject),
    ...(missing || !blocks
      ? []
      : [
          '',
          `/** Tokens in order: how many frames, rows, columns; where the first stands on ${spec.axes.join(', ')}; what each adds. */`,
          'const blocks: [number[], number[], number[][]][] = [',
          ...blocks.map(({ counts, start, steps }) => `  [${list(counts)}, ${list(start)}, [${steps.map(list).join(', ')}]],`),
          ']',
          '/** shape (tokens, axes) */',
          'export const positionIds: number[][] = []',
          'for (const [[frames, rows, columns], start, [perFrame, perRow, perColumn]] of blocks)',
          '  for (let f = 0; f < frames; f++)',
          '    for (let r = 0; r < rows; r++)',
          '      for (let c = 0; c < columns; c++)',
          '        positionIds.push(start.map((s, a) => s + f * perFrame[a] + r * perRow[a] + c * perColumn[a]))',
          '',
          ...angles(subject),
        ]),
    '',
    'function expectClose(what: string, found: number, expected: number, tolerance: number): void {',
    '  if (!(Math.abs(found - expected) <= tolerance)) throw new Error(`${what} is ${found}, not ${expected}`)',
    '}',
    `expectClose('invFreq[${proof.pair}]', invFreq[${proof.pair}], ${proof.invFreq}, 1e-9 * ${Math.abs(proof.invFreq)})`,
    ...(missing
      ? [0, proof.middle].map(pair => `expectClose('invFreq[${pair}]', invFreq[${pair}], ${group.ladder[pair]}, 1e-9)`)
      : [
          `expectClose('cos[${proof.token}][${proof.middle}]', cos[${proof.token}][${proof.middle}], ${proof.cos}, 1e-9)`,
          `expectClose('sin[${proof.token}][${proof.middle}]', sin[${proof.token}][${proof.middle}], ${proof.sin}, 1e-9)`,
        ]),
    '',
  ]
  return { text: lines.join('\n'), notes: missing ? [missing] : [] }
}

function ladder({ schedule, setup, group, spec }: Subject): string[] {
  const array = (expression: string) => [
    '/** rad per position */',
    `export const invFreq = Float64Array.from({ length: ${spec.pairs} }, (_, i) => ${expression})`,
  ]
  if (!schedule)
    return ['/** rad per position */', `export const invFreq = Float64Array.of(\n${rowsOf(Array.from(group.ladder), '  ', 4)}\n)`]
  const { type, ropeTheta, params } = schedule
  const factor = params.factor as number
  const original = params.originalMaxPositionEmbeddings as number
  const base = [`const base = ${ropeTheta}`]
  switch (type) {
    case 'default':
      return [...base, ...array('base ** ((-2 * i) / d)')]
    case 'linear':
      return [...base, ...array(`base ** ((-2 * i) / d) / ${factor}`)]
    case 'dynamic': {
      const reached = Math.max(params.seqLen as number, original)
      return [
        `const length = ${reached} // tokens seen so far, at least those of training`,
        `const base = ${ropeTheta} * ((${factor} * length) / ${original} - (${factor} - 1)) ** (d / (d - 2))`,
        ...array('base ** ((-2 * i) / d)'),
      ]
    }
    case 'yarn': {
      const cut = (turns: number) => `pairOfTurns(${turns})`
      const [low, high] = [cut((params.betaFast as number) || 32), cut((params.betaSlow as number) || 1)]
      const rounded = params.truncate !== false
      return [
        ...base,
        'const pairOfTurns = (turns: number): number =>',
        `  (d * Math.log(${original} / (turns * 2 * Math.PI))) / (2 * Math.log(base))`,
        `const low = Math.max(${rounded ? `Math.floor(${low})` : low}, 0)`,
        `const high = Math.min(${rounded ? `Math.ceil(${high})` : high}, d - 1)`,
        'const ramp = (i: number): number => Math.min(Math.max((i - low) / (high - low || 0.001), 0), 1)',
        ...array(`base ** ((-2 * i) / d) * (1 - ramp(i) + ramp(i) / ${factor})`),
      ]
    }
    case 'llama3': {
      const [low, high] = [params.lowFreqFactor as number, params.highFreqFactor as number]
      const kept =
        low === high
          ? `(${original} * omega) / (2 * Math.PI) < ${low} ? 0 : 1`
          : `Math.min(Math.max(((${original} * omega) / (2 * Math.PI) - ${low}) / (${high} - ${low}), 0), 1)`
      return [
        ...base,
        `const kept = (omega: number): number => ${kept}`,
        'const scaled = (omega: number): number =>',
        `  ((1 - kept(omega)) * omega) / ${factor} + kept(omega) * omega`,
        ...array('scaled(base ** ((-2 * i) / d))'),
      ]
    }
    case 'longrope': {
      const long = (params.seqLen as number) > original
      const given = (long ? params.longFactor : params.shortFactor) as readonly number[]
      const factors = Array.from({ length: spec.pairs }, (_, pair) => given[pair] ?? 1)
      return [
        ...base,
        `// ${long ? 'beyond' : 'within'} ${original} tokens`,
        `const factors = [\n${rowsOf(factors, '  ')}\n]`,
        ...array('base ** ((-2 * i) / d) / factors[i]'),
      ]
    }
    case 'proportional': {
      const { headDim } = setup.geometry
      const turning = Math.floor(((params.partialRotaryFactor as number) * headDim) / 2)
      return [...base, ...array(`i < ${turning} ? base ** ((-2 * i) / ${headDim}) / ${factor} : 0`)]
    }
  }
}

function angles(subject: Subject): string[] {
  const sharing = sharingOf(subject)
  const { attentionFactor, imaginary } = subject.group
  const factor = attentionFactor === 1 ? '' : ` * ${attentionFactor}`
  const tables = [
    `/** shape (tokens, pairs)${factor && ', times the attention factor'} */`,
    `export const cos = angle.map(row => row.map(phi => Math.cos(phi)${factor}))`,
    `export const sin = angle.map(row => row.map(phi => Math.sin(phi)${factor}))`,
    '// pair k turns channels k and k + d / 2 (half), or 2 k and 2 k + 1 (interleaved), as your model has it',
    ...(imaginary ? ['// imaginary heads: keys as usual; queries take sin for cos and -cos for sin, a quarter turn back'] : []),
  ]
  if (sharing.kind === 'one') return ['const angle = positionIds.map(([p]) => invFreq.map(omega => p * omega))', ...tables]
  if (sharing.kind === 'mixed') {
    const rows = sharing.frequencies.map(row => `  [\n${rowsOf(row, '    ', 4)}\n  ],`)
    return [
      '/** rad per position, by axis and pair */',
      `const byAxis = [\n${rows.join('\n')}\n]`,
      'const angle = positionIds.map(ids => invFreq.map((_, i) => byAxis.reduce((sum, row, a) => sum + ids[a] * row[i], 0)))',
      ...tables,
    ]
  }
  return [
    '// which axis each pair reads; -1 does not turn',
    `const axis = [${sharing.axes.join(', ')}]`,
    'const angle = positionIds.map(ids => invFreq.map((omega, i) => (axis[i] < 0 ? 0 : ids[axis[i]] * omega)))',
    ...tables,
  ]
}
