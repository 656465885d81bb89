import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, test } from 'vitest'
import { PRESETS } from '../../../src/configs/presets'
import { positionBlocks } from '../../../src/configs/writers/positionBlocks'
import { writePython } from '../../../src/configs/writers/pythonCode'
import { createSubject } from '../../../src/configs/writers/subject'
import { writeTypeScript } from '../../../src/configs/writers/typescriptCode'
import { resolve } from '../../../src/core/resolve'
import type { Segment, Setup } from '../../../src/core/scene'
import { namedSetup } from '../../../src/core/setups'
import { findVariant } from '../../../src/core/slots'
import { VARIANTS } from '../../../src/core/variants'

const folder = mkdtempSync(join(tmpdir(), 'writers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TEXT: readonly Segment[] = [{ kind: 'text', tokens: 40 }]
/** The prompt that a layout is meant for, with its parts cut small: code runs through every token. */
const promptOf = (setup: Setup): readonly Segment[] =>
  (findVariant(setup.layout.variant)?.prompt ?? TEXT).map(segment => {
    const side = (count: number, most: number) => Math.min(count, most)
    if (segment.kind === 'text') return { ...segment, tokens: side(segment.tokens, 12) }
    if (segment.kind === 'image') return { ...segment, rows: side(segment.rows, 4), cols: side(segment.cols, 5) }
    if (segment.kind !== 'video') return segment
    return { ...segment, frames: side(segment.frames, 3), rows: side(segment.rows, 4), cols: side(segment.cols, 5) }
  })
const withParams = (id: string, params: Setup['frequencies']['params'], geometry: Partial<Setup['geometry']> = {}): Setup => {
  const setup = namedSetup(id)
  return { ...setup, frequencies: { variant: id, params }, geometry: { ...setup.geometry, ...geometry } }
}

const CASES: readonly [string, Setup][] = [
  ...VARIANTS.map(({ id }): [string, Setup] => [id, namedSetup(id)]),
  ...PRESETS.map(({ id, setup }): [string, Setup] => [`preset ${id}`, setup]),
  ['yarn of the paper', withParams('yarn', { follow: 'paper' })],
  ['yarn with cuts as they are', withParams('yarn', { truncate: false, factor: 4, betaFast: 8 })],
  ['dynamic beyond training', withParams('dynamicNtk', { seqLen: 20_000, factor: 3 })],
  [
    'longrope beyond training',
    withParams('longrope', { seqLen: 20_000, longFactor: Array.from({ length: 64 }, (_, i) => 1 + i) }),
  ],
  ['a quarter of the head', withParams('rope', {}, { rotaryDim: 32 })],
]

const subjects = CASES.flatMap(([name, setup]) => {
  const groups = resolve(setup, promptOf(setup)).groups.length
  return [0, groups - 1]
    .filter((group, at, all) => all.indexOf(group) === at)
    .map(group => ({
      name: `${name}, group ${group}`,
      subject: createSubject(setup, promptOf(setup), { name, link: '#v=1', group }),
    }))
})

/** A Python of this machine that has a library, or null. */
const pythonWith = (library: string): string | null =>
  [process.env.PYTHON, 'python3', '/usr/bin/python3'].find(
    path => path && spawnSync(path, ['-c', `import ${library}`]).status === 0,
  ) ?? null

/** Runs the code of every subject by a library, and tells what failed. */
function runPython(library: 'numpy' | 'pytorch' | 'jax', interpreter: string) {
  const files = subjects.map(({ subject }, i) => {
    const path = join(folder, `${library}${i}.py`)
    writeFileSync(path, writePython(subject, library).text)
    return path
  })
  const runner = join(folder, `all-${library}.py`)
  writeFileSync(
    runner,
    `import runpy, traceback\nfor path in ${JSON.stringify(files)}:\n    try:\n        runpy.run_path(path)\n    except BaseException:\n        print("FAILED", path, traceback.format_exc().splitlines()[-2:])\n`,
  )
  const { stdout } = spawnSync(interpreter, [runner], { encoding: 'utf8', maxBuffer: 1e8 })
  const failed = stdout.split('\n').filter(line => line.startsWith('FAILED'))
  return {
    failed: failed.map(line => `${subjects[Number(/(\d+)\.py/.exec(line)?.[1])]?.name}: ${line}`),
    passed: stdout.match(/as expected/g)?.length ?? 0,
  }
}

const pythons = { numpy: pythonWith('numpy'), pytorch: pythonWith('torch'), jax: pythonWith('jax') }
const plainPython = pythonWith('ast')

describe('written code', () => {
  it.skipIf(!pythons.numpy)('of NumPy comes to its own three numbers for every variant and preset', () => {
    expect(runPython('numpy', pythons.numpy as string)).toEqual({ failed: [], passed: subjects.length })
  })

  it.skipIf(!pythons.pytorch)('of PyTorch comes to its own three numbers, where a Python here has it', () => {
    expect(runPython('pytorch', pythons.pytorch as string)).toEqual({ failed: [], passed: subjects.length })
  })

  it.skipIf(!pythons.jax)('of JAX comes to its own three numbers, where a Python here has it', () => {
    expect(runPython('jax', pythons.jax as string)).toEqual({ failed: [], passed: subjects.length })
  })

  it.skipIf(!plainPython)('of PyTorch and JAX is Python that compiles', () => {
    const files = (['pytorch', 'jax'] as const).flatMap(library =>
      subjects.map(({ subject }, i) => {
        const path = join(folder, `compiled-${library}${i}.py`)
        writeFileSync(path, writePython(subject, library).text)
        return path
      }),
    )
    const { status, stderr } = spawnSync(
      plainPython as string,
      ['-c', 'import ast, json, sys\nfor path in json.load(sys.stdin): ast.parse(open(path).read(), path)'],
      { encoding: 'utf8', input: JSON.stringify(files) },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('of TypeScript comes to its own three numbers for every variant and preset', () => {
    const files = subjects.map(({ subject }, i) => {
      const path = join(folder, `case${i}.ts`)
      writeFileSync(path, writeTypeScript(subject).text)
      return path
    })
    const runner = join(folder, 'all.mjs')
    writeFileSync(
      runner,
      `for (const path of ${JSON.stringify(files)}) {\n  try { await import(path); console.log('PASSED') } catch (error) { console.log('FAILED', path, error.message) }\n}\n`,
    )
    const run = spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), runner], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    const failed = run.stdout.split('\n').filter(line => line.startsWith('FAILED'))
    expect(failed.map(line => `${subjects[Number(/case(\d+)/.exec(line)?.[1])]?.name}: ${line}`)).toEqual([])
    expect(run.stdout.match(/PASSED/g)).toHaveLength(subjects.length)
  })

  it('of PyTorch and JAX differs from that of NumPy in the names of the library alone', () => {
    for (const { subject } of subjects) {
      const plain = writePython(subject, 'numpy').text
      const torch = writePython(subject, 'pytorch').text
      const jax = writePython(subject, 'jax').text
      const asNumpy = (text: string) => text.replaceAll('torch.tensor', 'np.array').replaceAll('torch.clamp', 'np.clip')
      expect(
        asNumpy(torch)
          .replaceAll('import torch', 'import numpy as np')
          .replaceAll('torch.', 'np.')
          .replace(/np\.array\((\[[^\n]*\])\)  # which/g, 'np.array($1)  # which'),
      ).toBe(plain)
      expect(
        jax.replace(/import jax\nimport jax.numpy as jnp\n\njax.config[^\n]*/, 'import numpy as np').replaceAll('jnp.', 'np.'),
      ).toBe(plain)
    }
  })
})

test.each(subjects)('blocks of $name give every token its position', ({ subject: { spec } }) => {
  const blocks = positionBlocks(spec)
  if (!blocks) return
  const ids = blocks.flatMap(({ counts: [frames, rows, columns], start, steps }) =>
    Array.from({ length: frames * rows * columns }, (_, n) => {
      const [f, r, c] = [Math.floor(n / (rows * columns)), Math.floor(n / columns) % rows, n % columns]
      return start.map((s, a) => s + f * (steps[0][a] ?? 0) + r * (steps[1][a] ?? 0) + c * (steps[2][a] ?? 0))
    }),
  )
  expect(ids.length).toBe(spec.tokens.count)
  for (const [axis, row] of spec.positionIds.entries())
    for (let token = 0; token < ids.length; token++)
      expect(Math.abs((ids[token]?.[axis] ?? Number.NaN) - (row[token] as number))).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(row[token] as number)),
      )
})
