import { kindOfFile } from '../files/kindOfFile'
import type { FileSource } from '../files/source'
import { FileProblem } from '../files/source'
import { readNpy } from './npy'
import { readSafetensors } from './safetensors'
import type { Tensor } from './tensor'

/** All arrays of some .npy and .safetensors files, with what was left out of them. */
export async function openTensors(sources: readonly FileSource[]): Promise<{ tensors: Tensor[]; leftOut: string[] }> {
  const tensors: Tensor[] = []
  const leftOut: string[] = []
  for (const source of sources) {
    const kind = kindOfFile(await source.readSlice(0, 16))
    if ('instead' in kind)
      throw new FileProblem(`${source.name} is ${kind.instead}. Files of type .npy and .safetensors hold query and key vectors.`)
    if (kind.kind === 'npy') tensors.push(await readNpy(source))
    else if (kind.kind === 'safetensors') {
      const opened = await readSafetensors(source)
      tensors.push(...opened.tensors)
      leftOut.push(...opened.leftOut)
    } else
      throw new FileProblem(
        `${source.name} is ${kind.kind === 'gguf' ? 'a GGUF file, which holds weights and no queries or keys' : 'text'}. Files of type .npy and .safetensors hold query and key vectors.`,
      )
  }
  return { tensors, leftOut }
}
