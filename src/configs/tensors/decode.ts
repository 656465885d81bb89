/** Number types that are read, with the bytes of one element. */
export const DTYPES = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U64: 8,
  U32: 4,
  U16: 2,
  U8: 1,
  BOOL: 1,
} as const
export type Dtype = keyof typeof DTYPES

type Get = (view: DataView, at: number, littleEndian: boolean) => number
const READ: Record<Dtype, Get> = {
  F64: (view, at, little) => view.getFloat64(at, little),
  F32: (view, at, little) => view.getFloat32(at, little),
  F16: (view, at, little) => halfToNumber(view.getUint16(at, little)),
  BF16: (view, at, little) => brainToNumber(view.getUint16(at, little)),
  I64: (view, at, little) => Number(view.getBigInt64(at, little)),
  I32: (view, at, little) => view.getInt32(at, little),
  I16: (view, at, little) => view.getInt16(at, little),
  I8: (view, at) => view.getInt8(at),
  U64: (view, at, little) => Number(view.getBigUint64(at, little)),
  U32: (view, at, little) => view.getUint32(at, little),
  U16: (view, at, little) => view.getUint16(at, little),
  U8: (view, at) => view.getUint8(at),
  BOOL: (view, at) => (view.getUint8(at) ? 1 : 0),
}

/** One element at a byte of a view. */
export function decodeAt(view: DataView, at: number, dtype: Dtype, littleEndian: boolean): number {
  return READ[dtype](view, at, littleEndian)
}

/** All elements of a slice, in the order of the file. */
export function decodeFloats(bytes: Uint8Array, dtype: Dtype, littleEndian: boolean): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const step = DTYPES[dtype]
  return Float64Array.from({ length: Math.floor(bytes.length / step) }, (_, i) => READ[dtype](view, i * step, littleEndian))
}

/** IEEE half precision: 1 sign, 5 exponent, 10 fraction bits. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >>> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : (fraction / 1024) * 2 ** -14)
}

const WORD = new DataView(new ArrayBuffer(4))

/** The upper half of a float32. */
export function brainToNumber(bits: number): number {
  WORD.setUint32(0, bits << 16)
  return WORD.getFloat32(0)
}
