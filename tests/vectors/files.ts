import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { VectorSystem } from './system'
import { SYSTEMS } from './systems'

/** The project's own copy of the vectors. */
export const OWN_VECTORS = dirname(fileURLToPath(import.meta.url))

export interface VectorFile {
  path: string
  /** base name without .json */
  name: string
  /** what the file says it is about; empty when it does not */
  title: string
  content: { cases?: unknown[]; [key: string]: unknown }
}

/** All .json files of a folder and the folders in it, or the file itself, by path. Throws when there is no such place. */
export function vectorPaths(place: string): string[] {
  if (!existsSync(place)) throw new Error(`There is no folder ${place}.`)
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.json'))
    .map(path => join(place, path))
    .sort()
}

/** Throws with the reason when the file is not JSON or holds no object. */
export function readVectorFile(path: string): VectorFile {
  const content = JSON.parse(readFileSync(path, 'utf8'))
  if (content === null || typeof content !== 'object' || Array.isArray(content)) throw new Error('it holds no object')
  const title = typeof content.system === 'string' ? content.system : ''
  return { path, name: basename(path, '.json'), title, content }
}

/** The system of a file: by its base name, or else by its title, which the project's own copies pair with names. */
export function systemOf(file: VectorFile): VectorSystem | undefined {
  const named = (name: string | undefined) => SYSTEMS.find(system => system.file === name)
  return named(file.name) ?? named(file.title ? ownNames().get(file.title) : undefined)
}

let names: Map<string, string> | undefined
function ownNames(): Map<string, string> {
  names ??= new Map(
    vectorPaths(OWN_VECTORS)
      .map(readVectorFile)
      .map(({ title, name }) => [title, name]),
  )
  return names
}
