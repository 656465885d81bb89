import type { FileSource } from '../files/source'
import { FileProblem, sayBytes } from '../files/source'
import { ByteReader } from './byteReader'

export type GgufScalar = number | string | boolean
/** An array that is longer than is worth keeping, such as the vocabulary: only its length is known. */
export interface LongArray {
  length: number
  of: string
}
export type GgufEntry = GgufScalar | readonly GgufScalar[] | LongArray

export interface GgufTensor {
  name: string
  /** as the file lists them: the first is the one that runs fastest */
  shape: readonly number[]
  /** ggml's number of the type: 0 is float32, 1 is float16, 30 is bfloat16 */
  type: number
  /** offset in the file, bytes */
  start: number
}

export interface GgufHead {
  version: number
  littleEndian: boolean
  /** keys and values in the order of the file */
  metadata: Readonly<Record<string, GgufEntry>>
  tensors: readonly GgufTensor[]
  /** bytes before the weights */
  headBytes: number
}

/** Elements of an array that are kept; per-layer lists have one for each layer, vocabularies have 30 000 and more. */
const LONGEST_KEPT = 4096
/** Counts beyond these are no counts: the file is damaged. */
const MOST_KEYS = 1 << 16
const MOST_TENSORS = 1 << 20
const LONGEST_STRING = 1 << 26

type Get = (view: DataView, at: number, littleEndian: boolean) => GgufScalar
const SCALARS: Readonly<Record<number, { name: string; bytes: number; get: Get }>> = {
  0: { name: 'u8', bytes: 1, get: (view, at) => view.getUint8(at) },
  1: { name: 'i8', bytes: 1, get: (view, at) => view.getInt8(at) },
  2: { name: 'u16', bytes: 2, get: (view, at, little) => view.getUint16(at, little) },
  3: { name: 'i16', bytes: 2, get: (view, at, little) => view.getInt16(at, little) },
  4: { name: 'u32', bytes: 4, get: (view, at, little) => view.getUint32(at, little) },
  5: { name: 'i32', bytes: 4, get: (view, at, little) => view.getInt32(at, little) },
  6: { name: 'f32', bytes: 4, get: (view, at, little) => view.getFloat32(at, little) },
  7: { name: 'bool', bytes: 1, get: (view, at) => view.getUint8(at) !== 0 },
  10: { name: 'u64', bytes: 8, get: (view, at, little) => Number(view.getBigUint64(at, little)) },
  11: { name: 'i64', bytes: 8, get: (view, at, little) => Number(view.getBigInt64(at, little)) },
  12: { name: 'f64', bytes: 8, get: (view, at, little) => view.getFloat64(at, little) },
}
const STRING = 8
const ARRAY = 9

/**
 * Keys, values and the list of tensors from the head of a GGUF file, versions 1 to 3, either byte order; the weights are not
 * touched. Long arrays are passed over. ggml-org/ggml docs/gguf.md: version 1 counts and measures in u32, later ones in u64.
 */
export async function readGguf(source: FileSource): Promise<GgufHead> {
  const reader = new ByteReader(source)
  await reader.has(8, 'its mark and version')
  if (reader.text(4) !== 'GGUF') throw new FileProblem(`${source.name} does not start with GGUF, so it is not a GGUF file.`)
  const version = readVersion(reader, source)
  const size = version === 1 ? reader.u32 : reader.u64
  const sizeBytes = version === 1 ? 4 : 8
  await reader.has(2 * sizeBytes, 'the counts of tensors and keys')
  const [tensorCount, keyCount] = [size(), size()]
  if (keyCount > MOST_KEYS || tensorCount > MOST_TENSORS)
    throw new FileProblem(`${source.name} is damaged: its head counts ${tensorCount} tensors and ${keyCount} keys.`)

  const metadata: Record<string, GgufEntry> = {}
  for (let i = 0; i < keyCount; i++) {
    const key = await readText(`the name of key ${i + 1} of ${keyCount}`)
    await reader.has(4, `the type of ${key}`)
    metadata[key] = await readValue(reader.u32(), key)
  }
  const listed: GgufTensor[] = []
  for (let i = 0; i < tensorCount; i++) {
    const name = await readText(`the name of tensor ${i + 1} of ${tensorCount}`)
    await reader.has(4, `the shape of ${name}`)
    const dims = reader.u32()
    if (dims > 8) throw new FileProblem(`${source.name} is damaged: tensor ${name} has ${dims} dimensions.`)
    await reader.has(dims * sizeBytes + 12, `the shape of ${name}`)
    const shape = Array.from({ length: dims }, size)
    listed.push({ name, shape, type: reader.u32(), start: reader.u64() })
  }
  const alignment = Number(metadata['general.alignment'] ?? 32) || 32
  const weights = Math.ceil(reader.at / alignment) * alignment
  const tensors = listed.map(tensor => ({ ...tensor, start: tensor.start + weights }))
  return { version, littleEndian: reader.littleEndian, metadata, tensors, headBytes: reader.at }

  async function readText(what: string): Promise<string> {
    await reader.has(sizeBytes, what)
    const bytes = size()
    if (bytes > LONGEST_STRING)
      throw new FileProblem(`${source.name} is damaged: ${what} would be a text of ${sayBytes(bytes)}, at byte ${reader.at}.`)
    await reader.has(bytes, what)
    return reader.text(bytes)
  }

  async function readValue(type: number, key: string): Promise<GgufEntry> {
    if (type === STRING) return readText(`the value of ${key}`)
    if (type === ARRAY) return readArray(key)
    const scalar = SCALARS[type]
    if (!scalar) throw unknownType(key, type)
    await reader.has(scalar.bytes, `the value of ${key}`)
    return reader.read(scalar.bytes, scalar.get)
  }

  async function readArray(key: string): Promise<GgufEntry> {
    await reader.has(4 + sizeBytes, `the array ${key}`)
    const type = reader.u32()
    const length = size()
    const scalar = SCALARS[type]
    if (!scalar && type !== STRING && type !== ARRAY) throw unknownType(key, type)
    if (scalar && length > LONGEST_KEPT) {
      await skipTo(reader.at + length * scalar.bytes, `the array ${key} of ${length} numbers`)
      return { length, of: scalar.name }
    }
    if (type === STRING && length > LONGEST_KEPT) {
      for (let i = 0; i < length; i++) {
        if (!reader.holds(sizeBytes)) await reader.has(sizeBytes, `entry ${i + 1} of ${length} of ${key}`)
        const bytes = size()
        if (!reader.holds(bytes)) await skipTo(reader.at + bytes, `entry ${i + 1} of ${length} of ${key}`)
        else reader.skip(bytes)
      }
      return { length, of: 'text' }
    }
    if (type === ARRAY || length > LONGEST_KEPT)
      throw new FileProblem(`${source.name} has an array of ${length} arrays at ${key}, which is not read.`)
    const values: GgufScalar[] = []
    for (let i = 0; i < length; i++) values.push((await readValue(type, key)) as GgufScalar)
    return values
  }

  async function skipTo(end: number, what: string) {
    if (end > source.size) await reader.has(end - reader.at, what)
    reader.skip(end - reader.at)
  }

  function unknownType(key: string, type: number) {
    return new FileProblem(`${source.name} is damaged: ${key} has the value type ${type}, which GGUF does not have.`)
  }
}

/** Big-endian files carry the same mark and all numbers the other way round, the version first. */
function readVersion(reader: ByteReader, source: FileSource): number {
  const version = reader.u32()
  if (version >= 1 && version <= 3) return version
  const swapped = (version >>> 24) | ((version >>> 8) & 0xff00) | ((version << 8) & 0xff0000) | (version << 24)
  if (swapped < 1 || swapped > 3)
    throw new FileProblem(`${source.name} is of GGUF version ${Math.min(version, swapped >>> 0)}; versions 1 to 3 are read.`)
  reader.littleEndian = false
  return swapped
}
