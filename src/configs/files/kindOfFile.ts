export type KnownFile = 'gguf' | 'safetensors' | 'npy' | 'text'

const MAGIC: readonly [string, string][] = [
  ['GGUF', 'gguf'],
  ['\x93NUMPY', 'npy'],
  ['PK\x03\x04', 'a zip archive (as .npz and PyTorch’s .pt and .bin are); unpack it, or save its arrays as .npy or .safetensors'],
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['%PDF', 'a PDF document'],
  ['\x1f\x8b', 'a gzip archive; unpack it first'],
  ['BZh', 'a bzip2 archive; unpack it first'],
  ['\xfd7zXZ', 'an xz archive; unpack it first'],
  ['\x28\xb5\x2f\xfd', 'a zstd archive; unpack it first'],
  ['\x89HDF', 'an HDF5 file, which is not read here; save its arrays as .npy or .safetensors'],
  ['\x80\x02', 'a Python pickle, which is not read here because loading one runs its code; save the arrays as .safetensors'],
  ['\x80\x04', 'a Python pickle, which is not read here because loading one runs its code; save the arrays as .safetensors'],
  ['ggjt', 'a model in the older GGJT format; convert it to GGUF'],
  ['lmgg', 'a model in the older GGML format; convert it to GGUF'],
  ['tjgg', 'a model in the older GGJT format; convert it to GGUF'],
  ['\x00asm', 'a WebAssembly program'],
  ['\x7fELF', 'a program'],
  ['RIFF', 'a sound, video or WebP file'],
]

/**
 * What a file is, told from its first 16 bytes or more: one of the kinds that are read here, or words for what it is instead.
 * A safetensors file starts with the length of its header, 8 bytes, and then a brace.
 */
export function kindOfFile(head: Uint8Array): { kind: KnownFile } | { instead: string } {
  if (head.length === 0) return { instead: 'an empty file' }
  const start = String.fromCharCode(...head.subarray(0, 16))
  const found = MAGIC.find(([magic]) => start.startsWith(magic))
  if (found) return found[1] === 'gguf' || found[1] === 'npy' ? { kind: found[1] } : { instead: found[1] }
  if (start.slice(4, 8) === 'ftyp') return { instead: 'a video or HEIC picture' }
  if (head.length >= 9 && head[8] === 0x7b && head[6] === 0 && head[7] === 0) return { kind: 'safetensors' }
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html)/i.test(start))
    return { instead: 'a web page; download the raw file instead of its page' }
  return head.some(byte => byte < 9) ? { instead: 'a binary file of an unknown kind' } : { kind: 'text' }
}
