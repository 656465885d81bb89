import { openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { FileSource } from '../../../src/configs/files/source'

/** A file of the disk, read by slices; `read` counts the bytes. */
export function diskSource(path: string): FileSource & { read: number } {
  const file = openSync(path, 'r')
  const source = {
    name: basename(path),
    size: statSync(path).size,
    read: 0,
    readSlice: async (from: number, to: number) => {
      const bytes = new Uint8Array(Math.max(0, to - from))
      const got = readSync(file, bytes, 0, bytes.length, from)
      source.read += got
      return bytes.subarray(0, got)
    },
  }
  return source
}

export function memorySource(bytes: Uint8Array, name = 'file'): FileSource {
  return { name, size: bytes.length, readSlice: async (from, to) => bytes.slice(from, to) }
}
