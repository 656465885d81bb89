import type { FileSource } from '../files/source'
import { FileProblem } from '../files/source'
import type { Dtype } from './decode'
import { DTYPES, decodeAt } from './decode'

/** An array inside a file: where it stands and how, not its numbers. */
export interface Tensor {
  name: string
  dtype: Dtype
  shape: readonly number[]
  /** Fortran order: the first index runs fastest */
  fortran: boolean
  littleEndian: boolean
  /** offset of the first element, bytes */
  start: number
  source: FileSource
}

export const elements = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1)

/** 32 × 8 × 2048 × 128, F16. */
export const sayTensor = ({ shape, dtype }: Tensor) => `${shape.length ? shape.join(' × ') : 'one number'}, ${dtype}`

/** Elements between neighbours along each dimension. */
export function strides({ shape, fortran }: Tensor): number[] {
  return shape.map((_, dim) => elements(fortran ? shape.slice(0, dim) : shape.slice(dim + 1)))
}

/** Which part of a tensor is one head: two dimensions run, the others stand still. */
export interface Pick {
  /** the dimension of tokens */
  tokens: number
  /** the dimension of channels */
  channels: number
  /** index along each dimension; those of tokens and channels are not looked at */
  index: readonly number[]
}

/** Bytes that are read at once, and the gap between elements from which each is read by itself. */
const PIECE = 1 << 22
const WIDE_GAP = 1 << 16
/** More tokens than these are not read of one head: what is drawn of it are means over tokens. */
export const MOST_TOKENS = 65_536

/**
 * The rows of one head, one for each of the first `count` tokens. Elements are visited in the order of the file, in pieces, so
 * that a file of any size needs little memory. `onProgress` hears the share that is done; an aborted signal ends it.
 */
export async function readRows(
  tensor: Tensor,
  { tokens, channels, index }: Pick,
  options: { count?: number; onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<Float64Array[]> {
  const { shape, source, dtype, littleEndian } = tensor
  const count = Math.min(shape[tokens] ?? 0, options.count ?? MOST_TOKENS)
  const width = shape[channels] ?? 0
  const step = strides(tensor)
  const bytes = DTYPES[dtype]
  const first = shape.reduce(
    (sum, _, dim) => sum + (dim === tokens || dim === channels ? 0 : (index[dim] ?? 0) * (step[dim] ?? 0)),
    0,
  )
  const rows = Array.from({ length: count }, () => new Float64Array(width))
  const tokenOuter = (step[tokens] ?? 0) >= (step[channels] ?? 0)
  const [outer, inner] = tokenOuter ? [tokens, channels] : [channels, tokens]
  const [outerCount, innerCount] = tokenOuter ? [count, width] : [width, count]
  const last = first + (outerCount - 1) * (step[outer] ?? 0) + (innerCount - 1) * (step[inner] ?? 0)
  const pieceBytes = (step[inner] ?? 0) * bytes > WIDE_GAP ? bytes : PIECE
  let view: DataView = new DataView(new ArrayBuffer(0))
  let from = 0
  for (let i = 0; i < outerCount; i++) {
    for (let j = 0; j < innerCount; j++) {
      const at = tensor.start + (first + i * (step[outer] ?? 0) + j * (step[inner] ?? 0)) * bytes
      if (at < from || at + bytes > from + view.byteLength) {
        options.signal?.throwIfAborted()
        options.onProgress?.(i / outerCount)
        const end = tensor.start + (last + 1) * bytes
        const piece = await source.readSlice(at, Math.min(at + pieceBytes, end))
        if (piece.length < bytes) throw new FileProblem(`${source.name} is cut off inside ${tensor.name}, at byte ${at}.`)
        view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength)
        from = at
      }
      const value = decodeAt(view, at - from, dtype, littleEndian)
      const row = rows[tokenOuter ? i : j] as Float64Array
      row[tokenOuter ? j : i] = value
    }
  }
  return rows
}
