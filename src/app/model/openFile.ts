import { kindOfFile } from '../../configs/files/kindOfFile'
import { blobSource, FileProblem, sayBytes } from '../../configs/files/source'
import { readGgufFile } from '../../configs/gguf/ggufFile'
import type { GgufMetadata } from '../../configs/gguf/metadata'
import type { RopeTensors } from '../../configs/gguf/ropeTensors'

/** Text to be read as a configuration, with what a GGUF file has besides. */
export interface OpenedText {
  text: string
  tensors: RopeTensors | null
}

/** Longest text that is taken for a configuration, bytes. */
const LONGEST = 20_000_000

/** A file's text, or its GGUF metadata as text. Rejects with FileProblem: a sentence for people. */
export async function openFile(file: File): Promise<OpenedText> {
  const head = new Uint8Array(await file.slice(0, 64).arrayBuffer())
  const found = kindOfFile(head)
  if ('instead' in found)
    throw new FileProblem(`${file.name} is ${found.instead}. A configuration is a JSON text or a .gguf file.`)
  if (found.kind === 'gguf') {
    const { metadata, tensors } = await readGgufFile(blobSource(file, file.name))
    return { text: dumpOf(metadata), tensors }
  }
  if (found.kind !== 'text')
    throw new FileProblem(
      `${file.name} holds arrays (${found.kind}): “Load queries and keys of a model” among the commands reads those. A configuration is a JSON text or a .gguf file.`,
    )
  if (file.size > LONGEST)
    throw new FileProblem(`${file.name} has ${sayBytes(file.size)}; a configuration has at most ${sayBytes(LONGEST)}.`)
  return { text: await file.text(), tensors: null }
}

/** Metadata as lines that are read back, those of the rotation first; long lists are left out. */
export function dumpOf(metadata: GgufMetadata): string {
  const lines = Object.entries(metadata)
    .filter(([key, value]) => !key.startsWith('tokenizer.') && !(Array.isArray(value) && value.length > 256))
    .map(
      ([key, value]) =>
        `${key} = ${Array.isArray(value) ? `[${value.join(', ')}]` : typeof value === 'string' ? JSON.stringify(value.slice(0, 200)) : value}`,
    )
  const first = (line: string) =>
    Number(!/^general\.architecture|\.rope\.|attention\.(key|head)|context_length|embedding_length/.test(line))
  return lines.sort((a, b) => first(a) - first(b)).join('\n')
}
