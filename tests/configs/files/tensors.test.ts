import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brainToNumber, halfToNumber } from '../../../src/configs/tensors/decode'
import { openTensors } from '../../../src/configs/tensors/openTensors'
import { readRows } from '../../../src/configs/tensors/tensor'
import { roundBf16, roundFp16 } from '../../../src/core/half'
import { diskSource, memorySource } from './diskSource'

const ascii = (text: string) => Uint8Array.from(text, c => c.charCodeAt(0))
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap(part => [...part]))

function npy(descr: string, shape: readonly number[], bytes: Uint8Array, { fortran = false, version = 1 } = {}) {
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`
  const length =
    version === 1
      ? Uint8Array.of(header.length & 255, header.length >> 8)
      : Uint8Array.of(header.length & 255, header.length >> 8, 0, 0)
  return joined(ascii(`\x93NUMPY${String.fromCharCode(version)}\x00`), length, ascii(header), bytes)
}

function safetensors(header: unknown, data: Uint8Array) {
  const text = ascii(typeof header === 'string' ? header : JSON.stringify(header))
  const length = new Uint8Array(8)
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true)
  return joined(length, text, data)
}

const counting = Float32Array.from({ length: 2 * 3 * 4 * 6 }, (_, i) => i)
const asBytes = (array: { buffer: ArrayBufferLike }) => new Uint8Array(array.buffer)
const pickOf = (layer: number, head: number) => ({ tokens: 2, channels: 3, index: [layer, head, 0, 0] })
const open = async (bytes: Uint8Array, name: string) => {
  const { tensors } = await openTensors([memorySource(bytes, name)])
  const [tensor] = tensors
  if (!tensor) throw new Error(name)
  return tensor
}

describe('vectors in files', () => {
  it.each([1, 2, 3])('the rows of a head of a .npy file of format %d are those of its layer and head', async version => {
    const tensor = await open(npy('<f4', [2, 3, 4, 6], asBytes(counting), { version }), 'q.npy')
    expect(tensor).toMatchObject({ name: 'q', dtype: 'F32', shape: [2, 3, 4, 6] })
    const rows = await readRows(tensor, pickOf(1, 2))
    expect(rows.map(row => [...row])).toEqual([0, 1, 2, 3].map(t => [0, 1, 2, 3, 4, 5].map(c => ((1 * 3 + 2) * 4 + t) * 6 + c)))
  })

  it('Fortran order and any choice of dimensions give the same numbers', async () => {
    const shape = [2, 3, 4, 6]
    const at = (index: readonly number[], fortran: boolean) =>
      (fortran ? index.toReversed() : index).reduce(
        (sum, i, d) => sum * ((fortran ? shape.toReversed() : shape)[d] as number) + i,
        0,
      )
    const tensor = await open(npy('<f4', shape, asBytes(counting), { fortran: true }), 'q.npy')
    const rows = await readRows(tensor, { tokens: 0, channels: 2, index: [0, 1, 0, 5] })
    expect(rows.map(row => [...row])).toEqual([0, 1].map(t => [0, 1, 2, 3].map(c => at([t, 1, c, 5], true))))
    const plain = await open(npy('<f4', shape, asBytes(counting)), 'q.npy')
    const turned = await readRows(plain, { tokens: 0, channels: 2, index: [0, 1, 0, 5] })
    expect(turned.map(row => [...row])).toEqual([0, 1].map(t => [0, 1, 2, 3].map(c => at([t, 1, c, 5], false))))
  })

  it('big-endian numbers, whole numbers and doubles are read as they are', async () => {
    const big = new DataView(new ArrayBuffer(8))
    big.setFloat32(0, 1.5)
    big.setFloat32(4, -2)
    const rows = await readRows(await open(npy('>f4', [1, 2], asBytes(big)), 'a.npy'), { tokens: 0, channels: 1, index: [] })
    expect([...(rows[0] ?? [])]).toEqual([1.5, -2])
    const ids = await open(npy('<i8', [2, 1], asBytes(BigInt64Array.of(3n, -4n))), 'a.npy')
    expect((await readRows(ids, { tokens: 0, channels: 1, index: [] })).map(row => row[0])).toEqual([3, -4])
    const doubles = await open(npy('<f8', [1, 2], asBytes(Float64Array.of(0.1, 1e300))), 'a.npy')
    expect([...((await readRows(doubles, { tokens: 0, channels: 1, index: [] }))[0] ?? [])]).toEqual([0.1, 1e300])
  })

  it('one head of a file of 2 GB is read with a few slices', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tensors-'))
    const path = join(folder, 'large.safetensors')
    const shape = [64, 32, 4096, 128]
    const bytes = shape.reduce((product, size) => product * size, 2)
    const head = safetensors({ q: { dtype: 'F16', shape, data_offsets: [0, bytes] } }, new Uint8Array(0))
    const file = openSync(path, 'w')
    writeSync(file, head)
    const at = ((63 * 32 + 31) * 4096 + 4095) * 128
    writeSync(file, Uint8Array.of(0x00, 0x3c), 0, 2, head.length + 2 * at)
    ftruncateSync(file, head.length + bytes)
    closeSync(file)
    const source = diskSource(path)
    const { tensors } = await openTensors([source])
    const [q] = tensors
    const rows = q ? await readRows(q, { tokens: 2, channels: 3, index: [63, 31, 0, 0] }) : []
    expect([rows.length, rows[4095]?.[0], rows[0]?.[0]]).toEqual([4096, 1, 0])
    expect(source.size).toBeGreaterThan(2e9)
    expect(source.read).toBeLessThan(3e6)
    rmSync(folder, { recursive: true })
  })

  it('every half and bfloat16 pattern is the float32 that rounds to itself', () => {
    for (let bits = 0; bits < 65_536; bits++) {
      for (const [decode, round] of [
        [halfToNumber, roundFp16],
        [brainToNumber, roundBf16],
      ] as const) {
        const value = decode(bits)
        if (Number.isFinite(value)) expect(Object.is(round(Float32Array.of(value))[0], value)).toBe(true)
      }
    }
    expect([halfToNumber(0x3c00), halfToNumber(0x7bff), halfToNumber(1), brainToNumber(0x3f80)]).toEqual([1, 65_504, 2 ** -24, 1])
  })

  it('safetensors give each tensor by name, with float8 left out by name', async () => {
    const data = joined(asBytes(Float32Array.of(1, 2, 3, 4)), Uint8Array.of(0x80, 0x3f, 0x00, 0x40), Uint8Array.of(0))
    const header = {
      __metadata__: { model: 'x' },
      q: { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] },
      k: { dtype: 'BF16', shape: [1, 2], data_offsets: [16, 20] },
      s: { dtype: 'F8_E4M3', shape: [1], data_offsets: [20, 21] },
    }
    const { tensors, leftOut } = await openTensors([memorySource(safetensors(header, data), 'qk.safetensors')])
    expect(tensors.map(({ name }) => name)).toEqual(['q', 'k'])
    expect(leftOut).toEqual(['s (F8_E4M3)'])
    const k = tensors[1]
    expect(k && [...((await readRows(k, { tokens: 0, channels: 1, index: [] }))[0] ?? [])]).toEqual([1, 2])
  })

  it.each([
    ['a cut .npy', npy('<f4', [3, 4], new Uint8Array(40)), /cut off: 3 × 4 numbers of 4 bytes need \d+ bytes/],
    ['complex numbers', npy('<c8', [1], new Uint8Array(8)), /type <c8; floats and whole numbers/],
    [
      'a header without a shape',
      joined(ascii('\x93NUMPY\x01\x00\x10\x00'), ascii("{'descr': '<f4'}")),
      /lacks fortran_order and shape/,
    ],
    ['a zip archive', ascii('PK\x03\x04 and more of it'), /zip archive .*unpack it/],
    ['a picture', ascii('\x89PNG\r\n\x1a\n and more'), /PNG picture/],
    ['a pickle', ascii('\x80\x04\x95 and more of it'), /pickle/],
    ['a header that is no JSON', safetensors('{"q": {"dtype": ', new Uint8Array(0)), /header is not JSON/],
    [
      'offsets that do not fit',
      safetensors({ q: { dtype: 'F32', shape: [2], data_offsets: [0, 4] } }, new Uint8Array(4)),
      /q has 4 bytes, and 2 numbers/,
    ],
    [
      'a cut tensor',
      safetensors({ q: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }, new Uint8Array(4)),
      /cut off: q ends at byte/,
    ],
    ['text', ascii('{"model_type": "llama"}'), /is text/],
    ['nothing', new Uint8Array(0), /empty file/],
  ])('%s is refused in words', async (_, bytes, words) => {
    await expect(openTensors([memorySource(bytes, 'file')])).rejects.toThrow(words)
  })

  it('no bytes end in anything but tensors or a sentence', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 64 }),
        fc.constantFrom('\x93NUMPY\x01\x00', '', '\x10\x00\x00\x00\x00\x00\x00\x00{'),
        async (rest, start) => {
          const outcome = await openTensors([memorySource(joined(ascii(start), rest), 'file')]).catch(
            (error: Error) => error.message,
          )
          expect(typeof outcome === 'string' ? outcome : outcome.tensors).toBeTruthy()
          if (typeof outcome === 'string') expect(outcome).toMatch(/^file .*\.$/s)
        },
      ),
    ))
})
