/** A file that is read piece by piece: a dropped Blob in the page, a file of the disk in a test. */
export interface FileSource {
  name: string
  /** bytes */
  size: number
  /** bytes from `from` up to, without, `to`; fewer where the file ends */
  readSlice: (from: number, to: number) => Promise<Uint8Array>
}

/** What a person reads when a file is not what it should be: what is wrong, where, and what to do. */
export class FileProblem extends Error {}

export function blobSource(blob: Blob, name: string): FileSource {
  const readSlice = async (from: number, to: number) => new Uint8Array(await blob.slice(from, to).arrayBuffer())
  return { name, size: blob.size, readSlice }
}

/** 1 234 bytes, 5.6 MB. */
export function sayBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const step = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  const value = bytes / 1000 ** step
  return `${step ? Number(value.toPrecision(3)) : value}\u00a0${units[step]}`
}
