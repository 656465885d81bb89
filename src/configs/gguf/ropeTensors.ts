import type { FileSource } from '../files/source'
import { FileProblem } from '../files/source'
import { decodeFloats } from '../tensors/decode'
import type { GgufHead } from './readGguf'

const FLOAT_TYPES = { 0: 'F32', 1: 'F16', 28: 'F64', 30: 'BF16' } as const

/** What divides the frequencies pair by pair; `rope_freqs` of Llama 3.1, the short and long factors of LongRoPE. */
export interface RopeTensors {
  ropeFreqs?: Float64Array
  shortFactor?: Float64Array
  longFactor?: Float64Array
}

const NAMES: readonly [RegExp, keyof RopeTensors][] = [
  [/^(blk\.0\.)?rope_freqs\.weight$/, 'ropeFreqs'],
  [/^(blk\.0\.)?rope_factors_short\.weight$/, 'shortFactor'],
  [/^(blk\.0\.)?rope_factors_long\.weight$/, 'longFactor'],
]

/** The rotary tensors of a GGUF file, each read by its own slice. */
export async function readRopeTensors(source: FileSource, { tensors, littleEndian }: GgufHead): Promise<RopeTensors> {
  const found: RopeTensors = {}
  for (const [pattern, key] of NAMES) {
    const tensor = tensors.find(({ name }) => pattern.test(name))
    if (!tensor) continue
    const dtype = FLOAT_TYPES[tensor.type as keyof typeof FLOAT_TYPES]
    if (!dtype) throw new FileProblem(`${source.name} holds ${tensor.name} in ggml type ${tensor.type}; only floats are read.`)
    const count = tensor.shape.reduce((product, size) => product * size, 1)
    if (count > 4096)
      throw new FileProblem(`${source.name} has ${count} numbers in ${tensor.name}, more than any head has pairs.`)
    const bytes = count * { F16: 2, BF16: 2, F32: 4, F64: 8 }[dtype]
    const slice = await source.readSlice(tensor.start, tensor.start + bytes)
    if (slice.length < bytes)
      throw new FileProblem(`${source.name} is cut off before its tensor ${tensor.name}, at byte ${tensor.start}.`)
    found[key] = decodeFloats(slice, dtype, littleEndian)
  }
  return found
}
