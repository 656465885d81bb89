import type { FileSource } from '../files/source'
import { FileProblem, sayBytes } from '../files/source'
import type { Dtype } from './decode'
import { DTYPES } from './decode'
import type { Tensor } from './tensor'
import { elements } from './tensor'

/** huggingface/safetensors refuses longer headers too. */
const LONGEST_HEADER = 100_000_000

/**
 * The tensors of a .safetensors file: 8 bytes with the header's length, a JSON header of names with dtype, shape and offsets,
 * then the numbers, little-endian and in C order (huggingface/safetensors README, "Format"). Types that are not read here, such
 * as float8, are left out and named in `leftOut`.
 */
export async function readSafetensors(source: FileSource): Promise<{ tensors: Tensor[]; leftOut: string[] }> {
  const fault = (what: string) => new FileProblem(`${source.name} is not a .safetensors file that can be read: ${what}`)
  const head = await source.readSlice(0, 8)
  if (head.length < 8) throw fault(`it has ${source.size} bytes, and the length of its header alone takes 8.`)
  const length = Number(new DataView(head.buffer, head.byteOffset).getBigUint64(0, true))
  if (length > LONGEST_HEADER) throw fault(`its header would be ${sayBytes(length)} long.`)
  if (8 + length > source.size)
    throw new FileProblem(`${source.name} is cut off: its header alone needs ${8 + length} bytes, and it has ${source.size}.`)
  const header = parseHeader(new TextDecoder().decode(await source.readSlice(8, 8 + length)))
  const leftOut: string[] = []
  const tensors = Object.entries(header).flatMap(([name, entry]): Tensor[] => {
    if (name === '__metadata__') return []
    const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Record<string, unknown>
    if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2)
      throw fault(`the entry ${name} lacks a shape or two data_offsets.`)
    if (!(String(dtype) in DTYPES)) {
      leftOut.push(`${name} (${String(dtype)})`)
      return []
    }
    const bytes = elements(shape) * DTYPES[dtype as Dtype]
    const [from, to] = offsets as [number, number]
    if (to - from !== bytes)
      throw fault(`${name} has ${to - from} bytes, and ${shape.join(' × ')} numbers of type ${String(dtype)} take ${bytes}.`)
    if (8 + length + to > source.size)
      throw new FileProblem(
        `${source.name} is cut off: ${name} ends at byte ${8 + length + to}, and the file at ${source.size}. Download it again.`,
      )
    return [{ name, dtype: dtype as Dtype, shape, fortran: false, littleEndian: true, start: 8 + length + from, source }]
  })
  return { tensors, leftOut }

  function parseHeader(text: string): Record<string, unknown> {
    try {
      const header: unknown = JSON.parse(text)
      if (header && typeof header === 'object' && !Array.isArray(header)) return header as Record<string, unknown>
    } catch (error) {
      throw fault(`its header is not JSON (${error instanceof Error ? error.message : error}).`)
    }
    throw fault('its header is not a list of names.')
  }
}

const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every(count => Number.isSafeInteger(count) && count >= 0)
