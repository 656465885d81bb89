type Scalar = number | string | boolean
export type Typed =
  | readonly ['u8' | 'u32' | 'i32' | 'f32' | 'bool' | 'u64' | 'f64' | 'str', Scalar]
  | readonly ['arr', string, readonly Scalar[]]

const TYPES = { u8: 0, i8: 1, u16: 2, i16: 3, u32: 4, i32: 5, f32: 6, bool: 7, str: 8, arr: 9, u64: 10, i64: 11, f64: 12 }

export interface GgufToWrite {
  version?: number
  littleEndian?: boolean
  metadata: Readonly<Record<string, Typed>>
  tensors?: readonly { name: string; shape: readonly number[]; type: number; offset: number }[]
}

/** The head of a GGUF file, up to where the weights start (ggml-org/ggml docs/gguf.md). */
export function writeGguf({ version = 3, littleEndian = true, metadata, tensors = [] }: GgufToWrite): Uint8Array {
  const parts: number[][] = []
  const put = (bytes: number, set: (view: DataView) => void) => {
    const buffer = new ArrayBuffer(bytes)
    set(new DataView(buffer))
    parts.push([...new Uint8Array(buffer)])
  }
  const u32 = (value: number) => put(4, view => view.setUint32(0, value, littleEndian))
  const u64 = (value: number) => put(8, view => view.setBigUint64(0, BigInt(value), littleEndian))
  const size = version === 1 ? u32 : u64
  const text = (value: string) => {
    const bytes = [...new TextEncoder().encode(value)]
    size(bytes.length)
    parts.push(bytes)
  }
  const scalar = (type: string, value: Scalar) => {
    if (type === 'str') text(String(value))
    else if (type === 'u8' || type === 'bool') put(1, view => view.setUint8(0, Number(value)))
    else if (type === 'u32') u32(Number(value))
    else if (type === 'i32') put(4, view => view.setInt32(0, Number(value), littleEndian))
    else if (type === 'f32') put(4, view => view.setFloat32(0, Number(value), littleEndian))
    else if (type === 'u64') u64(Number(value))
    else put(8, view => view.setFloat64(0, Number(value), littleEndian))
  }
  parts.push([...new TextEncoder().encode('GGUF')])
  u32(version)
  size(tensors.length)
  size(Object.keys(metadata).length)
  for (const [key, value] of Object.entries(metadata)) {
    text(key)
    u32(TYPES[value[0]])
    if (value[0] === 'arr') {
      u32(TYPES[value[1] as keyof typeof TYPES])
      size(value[2].length)
      for (const entry of value[2]) scalar(value[1], entry)
    } else scalar(value[0], value[1])
  }
  for (const { name, shape, type, offset } of tensors) {
    text(name)
    u32(shape.length)
    for (const count of shape) size(count)
    u32(type)
    u64(offset)
  }
  const bytes = Uint8Array.from(parts.flat())
  const padded = new Uint8Array(Math.ceil(bytes.length / 32) * 32)
  padded.set(bytes)
  return padded
}
