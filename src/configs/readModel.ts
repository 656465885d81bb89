import { diffusionModel } from './diffusers/models'
import { readDiffusers } from './diffusers/read'
import type { FloatMarks, JsonDocument, JsonObject } from './document/json'
import { isObject, isProblem, parseJson } from './document/json'
import type { ModelReading, ReaderId } from './effective'
import { readDump } from './gguf/dump'
import type { GgufMetadata } from './gguf/metadata'
import { architectureOf, looksLikeGguf, readGguf } from './gguf/read'
import { readOriginal } from './original/read'
import { readRemote } from './original/remote'
import { dualChunkIn } from './serving/dualChunk'
import { readServing } from './serving/read'
import { OTHER_POSITIONS } from './transformers/otherPositions'
import { readTransformers } from './transformers/read'
import { modelTypeOf, textPlaces } from './transformers/textPlaces'

/** Which program a file is written for. */
export type ConfigForm = 'transformers' | 'remote' | 'diffusers' | 'gguf' | 'original'

export interface ModelFile {
  form: ConfigForm
  /** what was recognised, in one sentence */
  recognised: string
  config: JsonObject
  floats: FloatMarks
}

export interface FileProblem {
  problem: string
  /** where the text breaks off, counted from 1 */
  line?: number
  column?: number
}

/** A file out of pasted or dropped text, or what is wrong with it. */
export function openText(text: string): ModelFile | FileProblem {
  if (text.trim() === '') return { problem: 'There is no text.' }
  const start = text.trimStart()
  if (start.startsWith('<'))
    return { problem: 'This is a web page or XML, which begins with “<”; a configuration is JSON. On a hub, take the raw file.' }
  if (!start.startsWith('{') && !start.startsWith('[')) {
    const metadata = readDump(text)
    if (metadata) return openGguf(metadata)
  }
  // print(model.config) puts the name of the class before the braces
  const read = parseJson(text.replace(/^\s*\w+Config\s(?=\{)/, name => name.replace(/\S/g, ' ')))
  if (isProblem(read)) {
    const metadata = readDump(text)
    if (metadata) return openGguf(metadata)
    const said = `${read.text[0]?.toUpperCase()}${read.text.slice(1)}.`
    return { problem: `Line ${read.line}, column ${read.column}: ${said}`, line: read.line, column: read.column }
  }
  return openDocument(read)
}

export function openGguf(metadata: GgufMetadata): ModelFile {
  const architecture = architectureOf(metadata)
  return {
    form: 'gguf',
    recognised: `GGUF metadata${architecture ? ` of the architecture ${architecture}` : ''}.`,
    config: metadata,
    floats: new WeakMap(),
  }
}

export function openDocument({ value, floats }: JsonDocument): ModelFile | FileProblem {
  if (Array.isArray(value)) return { problem: 'This is a list; a configuration is an object in braces.' }
  if (!isObject(value))
    return {
      problem: `This is ${value === null ? 'null' : `the ${typeof value} ${value}`}; a configuration is an object in braces.`,
    }
  const config = value
  if (looksLikeGguf(config)) return { ...openGguf(config as GgufMetadata), config, floats }
  const named = typeof config._class_name === 'string' ? config._class_name : ''
  if (diffusionModel(config) || named)
    return { form: 'diffusers', recognised: `A diffusion transformer${named ? `, ${named}` : ''}.`, config, floats }
  if (readOriginal(config))
    return {
      form: 'original',
      recognised: `${readOriginal(config)?.parts[0]?.title ?? 'An original configuration'}.`,
      config,
      floats,
    }
  if (readRemote(config)) {
    return {
      form: 'remote',
      recognised: `A configuration of ${modelTypeOf(config)}, read by the code that comes with the model.`,
      config,
      floats,
    }
  }
  const [place] = textPlaces(config)
  if (!place)
    return {
      problem: `No keys of a model were found among ${Object.keys(config).slice(0, 6).join(', ') || 'none'}. A configuration names model_type, hidden_size or rope_theta, or the keys of a diffusion transformer or a GGUF file.`,
    }
  const where = place.path.length ? `, its text in ${place.path.join('.')}` : ''
  const recognised = place.modelClass
    ? `A transformers configuration of ${place.named || place.modelClass.id}${where}.`
    : OTHER_POSITIONS[place.named]
      ? `${place.named} has no rotary embedding${where}.`
      : place.named
        ? `${place.named} is an architecture that is not known here; its keys are read as Llama’s${where}.`
        : `No model_type: the keys are read as Llama’s${where}.`
  return { form: 'transformers', recognised, config, floats }
}

/** What one reader makes of a file; null where it does not read files of that form. */
export function readFile({ form, config, floats }: ModelFile, reader: ReaderId): ModelReading | null {
  if (form === 'gguf') return reader === 'llamacpp' ? readGguf(config as GgufMetadata) : null
  if (form === 'diffusers') return reader === 'diffusers' ? readDiffusers(config) : null
  if (form === 'original') return reader === 'own' ? readOriginal(config) : null
  if (form === 'remote') {
    const inLibrary = ['gptj', 'codegen'].includes(modelTypeOf(config))
    const read = readRemote(config)
    if (inLibrary && read && (reader === 'transformers5' || reader === 'transformers4')) return { ...read, reader }
    return reader === 'own' && !inLibrary ? read : null
  }
  if (reader === 'transformers5') return readTransformers(config, { release: 5, floats })
  if (reader === 'transformers4') return readTransformers(config, { release: 4, floats })
  if (reader === 'vllm' || reader === 'llamacpp' || reader === 'paper') return readServing(config, floats, reader)
  return null
}

/** The reader whose numbers count first: 5.18.0, or 4.57.6 where 5.18.0 raises; vLLM where the file has keys that it alone reads. */
export function readBest(file: ModelFile): ModelReading {
  const [place] = file.form === 'transformers' ? textPlaces(file.config) : []
  if (place && dualChunkIn(place.config, place.modelClass?.id ?? '')) {
    const served = readFile(file, 'vllm')
    if (served?.status === 'read') return served
  }
  const ids: readonly ReaderId[] =
    file.form === 'transformers' ? ['transformers5', 'transformers4'] : ['transformers5', 'llamacpp', 'diffusers', 'own']
  const readings = ids.flatMap(id => readFile(file, id) ?? [])
  return (readings.find(reading => reading.status === 'read') ?? readings[0]) as ModelReading
}

export function isFileProblem(file: ModelFile | FileProblem): file is FileProblem {
  return 'problem' in file
}
