import { closeSync, ftruncateSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readGgufFile, withRopeTensors } from '../../../src/configs/gguf/ggufFile'
import { readGguf } from '../../../src/configs/gguf/readGguf'
import { readRopeTensors } from '../../../src/configs/gguf/ropeTensors'
import { resolve } from '../../../src/core/resolve'
import { namedSetup } from '../../../src/core/setups'
import { diskSource, memorySource } from './diskSource'
import type { Typed } from './writeGguf'
import { writeGguf } from './writeGguf'

const folder = mkdtempSync(join(tmpdir(), 'gguf-'))
afterAll(() => rmSync(folder, { recursive: true }))

const LLAMA: Record<string, Typed> = {
  'general.architecture': ['str', 'llama'],
  'llama.context_length': ['u32', 131_072],
  'llama.embedding_length': ['u32', 4096],
  'llama.attention.head_count': ['u32', 32],
  'llama.rope.freq_base': ['f32', 500_000],
  'llama.rope.dimension_count': ['u32', 128],
  'tokenizer.ggml.add_bos_token': ['bool', true],
  'general.file_size': ['u64', 2 ** 40],
  'some.f64': ['f64', 0.1],
}
const VALUES = {
  'general.architecture': 'llama',
  'llama.context_length': 131_072,
  'llama.rope.freq_base': 500_000,
  'tokenizer.ggml.add_bos_token': true,
  'general.file_size': 2 ** 40,
  'some.f64': 0.1,
}

describe('the head of a GGUF file', () => {
  it.each([
    [1, true],
    [2, true],
    [3, true],
    [3, false],
  ])('of version %d, little-endian %s, gives every key its value', async (version, littleEndian) => {
    const head = await readGguf(memorySource(writeGguf({ version, littleEndian, metadata: LLAMA })))
    expect(head).toMatchObject({ version, littleEndian })
    expect(head.metadata).toMatchObject(VALUES)
  })

  it('keeps short arrays and passes over vocabularies', async () => {
    const words = Array.from({ length: 128_256 }, (_, i) => `word ${i}`)
    const metadata: Record<string, Typed> = {
      ...LLAMA,
      'tokenizer.ggml.tokens': ['arr', 'str', words],
      'tokenizer.ggml.scores': ['arr', 'f32', words.map((_, i) => i)],
      'x.rope.dimension_sections': ['arr', 'i32', [16, 24, 24, 0]],
      'general.tags': ['arr', 'str', ['a', 'b']],
      'last.key': ['u32', 7],
    }
    const { metadata: read } = await readGguf(memorySource(writeGguf({ metadata })))
    expect(read['tokenizer.ggml.tokens']).toEqual({ length: 128_256, of: 'text' })
    expect(read['tokenizer.ggml.scores']).toEqual({ length: 128_256, of: 'f32' })
    expect(read['x.rope.dimension_sections']).toEqual([16, 24, 24, 0])
    expect(read['general.tags']).toEqual(['a', 'b'])
    expect(read['last.key']).toBe(7)
  })

  it('opens 20 GB in under a second, reading only its first megabytes, and finds rope_freqs at its end', async () => {
    const path = join(folder, 'large.gguf')
    const words = Array.from({ length: 128_256 }, (_, i) => `word ${i}`)
    const far = 20_000_000_000 - (20_000_000_000 % 32)
    const head = writeGguf({
      metadata: { ...LLAMA, 'tokenizer.ggml.tokens': ['arr', 'str', words], 'tokenizer.ggml.merges': ['arr', 'str', words] },
      tensors: [
        ...Array.from({ length: 700 }, (_, i) => ({
          name: `blk.${i}.attn_q.weight`,
          shape: [4096, 4096],
          type: 12,
          offset: i * 32,
        })),
        { name: 'rope_freqs.weight', shape: [64], type: 0, offset: far },
      ],
    })
    const factors = Float32Array.from({ length: 64 }, (_, i) => (i < 30 ? 1 : 8))
    const file = openSync(path, 'w')
    writeSync(file, head)
    writeSync(file, new Uint8Array(factors.buffer), 0, 256, head.length + far)
    ftruncateSync(file, head.length + far + 256)
    closeSync(file)

    const source = diskSource(path)
    expect(source.size).toBeGreaterThan(2e10)
    const before = process.memoryUsage()
    const times: number[] = []
    let begun = performance.now()
    const read = await readGguf(source)
    const { ropeFreqs } = await readRopeTensors(source, read)
    const bytesRead = source.read
    times.push(performance.now() - begun)
    for (let again = 0; again < 2; again++) {
      begun = performance.now()
      await readRopeTensors(source, await readGguf(source))
      times.push(performance.now() - begun)
    }
    const after = process.memoryUsage()
    // the other work of the machine is not the reader's
    expect(Math.min(...times)).toBeLessThan(1000)
    expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(64e6)
    expect(bytesRead).toBeLessThan(head.length + 3e6)
    expect(read.metadata).toMatchObject(VALUES)
    expect(read.tensors).toHaveLength(701)
    expect(ropeFreqs).toEqual(Float64Array.from(factors))
  })

  it('with Llama 3 factors as a tensor turns as the configuration does', async () => {
    const factors = Float32Array.from({ length: 64 }, (_, i) => (i < 30 ? 1 : 8))
    const head = writeGguf({ metadata: LLAMA, tensors: [{ name: 'rope_freqs.weight', shape: [64], type: 0, offset: 0 }] })
    const whole = new Uint8Array(head.length + 256)
    whole.set(head)
    whole.set(new Uint8Array(factors.buffer), head.length)
    const { metadata, tensors } = await readGgufFile(memorySource(whole))
    expect(metadata['llama.rope.freq_base']).toBe(500_000)
    const plain = { ...namedSetup('rope'), geometry: { headDim: 128, rotaryDim: 128, ropeTheta: 5e5, trainedLength: 131_072 } }
    const { ladder } = resolve(withRopeTensors(plain, tensors, 8192, 1), [{ kind: 'text', tokens: 1 }]).groups[0]
    expect(ladder[40]).toBeCloseTo(5e5 ** (-80 / 128) / 8, 15)
    expect(ladder[3]).toBeCloseTo(5e5 ** (-6 / 128), 15)
  })

  it('says where a file is cut off, whatever the byte', async () => {
    const whole = writeGguf({ metadata: LLAMA, tensors: [{ name: 'rope_freqs.weight', shape: [64], type: 0, offset: 0 }] })
    const { headBytes } = await readGguf(memorySource(whole))
    for (let size = 8; size < headBytes; size += 3)
      await expect(readGguf(memorySource(whole.slice(0, size), 'cut.gguf'))).rejects.toThrow(
        /^cut\.gguf is cut off: it has \d+ bytes/,
      )
    const cut = memorySource(whole, 'cut.gguf')
    await expect(readRopeTensors(cut, await readGguf(cut))).rejects.toThrow('cut off before its tensor rope_freqs.weight')
  })

  it('refuses what is no GGUF file in words', async () => {
    await expect(readGguf(memorySource(new TextEncoder().encode('{"model_type": "llama"}'), 'a.json'))).rejects.toThrow(
      'a.json does not start with GGUF',
    )
    const nonsense = writeGguf({ metadata: LLAMA })
    nonsense[4] = 9
    await expect(readGguf(memorySource(nonsense, 'a.gguf'))).rejects.toThrow('version 9; versions 1 to 3 are read')
    const damaged = writeGguf({ metadata: LLAMA })
    damaged[16 + 5] = 1
    await expect(readGguf(memorySource(damaged, 'a.gguf'))).rejects.toThrow('damaged')
  })
})
