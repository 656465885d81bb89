import { mapName } from '../../core/slots'
import { writePython } from './pythonCode'
import { writeLlamaCpp, writeVllm } from './serving'
import type { Subject, Written } from './subject'
import { writeTransformers4, writeTransformers5 } from './transformersConfig'
import { writeTypeScript } from './typescriptCode'

export interface Writer {
  id: string
  name: string
  /** of the file that is saved */
  file: string
  /** what to do with it, one sentence */
  use: string
  write: (subject: Subject) => Written
}

const LAY_OVER = 'Lay these keys over the model’s own config.json.'
const RUN = 'Run it as it is: it stops where one of three numbers is not met.'

const TARGETS: readonly Writer[] = [
  { id: 'transformers5', name: 'transformers 5', file: 'config.json', use: LAY_OVER, write: writeTransformers5 },
  { id: 'transformers4', name: 'transformers 4', file: 'config.json', use: LAY_OVER, write: writeTransformers4 },
  { id: 'vllm', name: 'vLLM', file: 'serve.sh', use: 'Put the model’s name or folder in place of MODEL.', write: writeVllm },
  {
    id: 'llamacpp',
    name: 'llama.cpp',
    file: 'serve.sh',
    use: 'Flags that override the keys of the GGUF file.',
    write: writeLlamaCpp,
  },
  { id: 'pytorch', name: 'PyTorch', file: 'rope_torch.py', use: RUN, write: subject => writePython(subject, 'pytorch') },
  { id: 'numpy', name: 'NumPy', file: 'rope_numpy.py', use: RUN, write: subject => writePython(subject, 'numpy') },
  { id: 'jax', name: 'JAX', file: 'rope_jax.py', use: RUN, write: subject => writePython(subject, 'jax') },
  { id: 'typescript', name: 'TypeScript', file: 'rope.ts', use: RUN, write: writeTypeScript },
]

/** Every target; what a setup has beside its table and its positions is said with each. */
export const WRITERS: readonly Writer[] = TARGETS.map(target => ({
  ...target,
  write: subject => {
    const { text, notes } = target.write(subject)
    const map = mapName(subject.setup)
    const { opening } = subject.spec.groups[0]
    return {
      text,
      notes: [
        ...notes,
        ...(map ? [`${map} changes distances between the rotation and the score; that is not written here.`] : []),
        ...(opening
          ? [
              `The first ${opening.tokens} tokens turn as before scaling; what is written here is the table of the tokens after them.`,
            ]
          : []),
        ...(subject.spec.keyIds ? ['Keys stand elsewhere than queries; what is written here are the places of queries.'] : []),
      ],
    }
  },
}))

export type { Written } from './subject'
export { createSubject } from './subject'
