import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VARIANTS } from '../src/core/variants'

type Room = 'core' | 'configs' | 'engine' | 'papers' | 'state' | 'views' | 'app' | 'main'

/** What a room may import from others. `protocol types` is `import type` of engine/protocol alone. */
const ARROWS: Record<Room, readonly string[]> = {
  core: [],
  configs: ['core'],
  engine: ['core'],
  papers: ['core'],
  state: ['core', 'protocol types'],
  views: ['core', 'state', 'protocol types'],
  app: ['core', 'configs', 'engine', 'papers', 'state', 'views'],
  main: ['core', 'configs', 'engine', 'papers', 'state', 'views', 'app'],
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path))
  .map(path => ({ path: normalize(path), text: readFileSync(join('src', path), 'utf8') }))

const roomOf = (path: string) => {
  const [first = ''] = path.split('/')
  return (first in ARROWS ? first : 'main') as Room
}

/** Every import of a file: what it names and whether it is types only. */
function importsOf(text: string): { from: string; types: boolean }[] {
  const statements = text.matchAll(
    /(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
  )
  return [...statements].map(([, type, from, dynamic]) => ({ from: (from ?? dynamic) as string, types: Boolean(type) }))
}

describe('the rooms', () => {
  for (const room of Object.keys(ARROWS) as Room[]) {
    it(`${room} imports only ${ARROWS[room].join(', ') || 'nothing'}`, () => {
      const wrong = files
        .filter(file => roomOf(file.path) === room)
        .flatMap(file =>
          importsOf(file.text)
            .filter(({ from }) => from.startsWith('.'))
            .map(({ from, types }) => ({ target: normalize(join(dirname(file.path), from)), types }))
            .filter(({ target }) => !target.startsWith('..'))
            .filter(({ target, types }) => {
              if (roomOf(target) === room) return false
              if (types && target === 'engine/protocol')
                return !ARROWS[room].includes('protocol types') && !ARROWS[room].includes('engine')
              return !ARROWS[room].includes(roomOf(target))
            })
            .map(({ target }) => `${file.path} imports ${target}`),
        )
      expect(wrong).toEqual([])
    })
  }

  it('core uses no package', () => {
    const used = files
      .filter(file => roomOf(file.path) === 'core')
      .flatMap(file => importsOf(file.text).filter(({ from }) => !from.startsWith('.')))
    expect(used).toEqual([])
  })

  it('only the engine knows tfjs', () => {
    const users = files.filter(file => importsOf(file.text).some(({ from }) => from.startsWith('@tensorflow')))
    expect(users.map(file => roomOf(file.path)).filter(room => room !== 'engine')).toEqual([])
  })

  it('only instrument builds the engine, and only pipeline asks it', () => {
    const users = files.filter(
      file =>
        roomOf(file.path) === 'app' &&
        importsOf(file.text).some(({ from, types }) => /engine\/(client|serve)/.test(from) && !types),
    )
    expect(users.map(file => file.path)).toEqual(['app/instrument.ts'])
    const askers = files.filter(file => ['app', 'main'].includes(roomOf(file.path)) && /\bengine\.run\(/.test(file.text))
    expect(askers.map(file => file.path)).toEqual(['app/pipeline.ts'])
  })

  it('engine, views and state name no variant', () => {
    const ids = VARIANTS.map(variant => variant.id).filter(id => id !== 'rope' && id !== 'custom')
    const wrong = files
      .filter(file => ['engine', 'views', 'state'].includes(roomOf(file.path)))
      .flatMap(file => ids.filter(id => new RegExp(`['"\`]${id}['"\`]`).test(file.text)).map(id => `${file.path} names ${id}`))
    expect(wrong).toEqual([])
  })

  it('no file is called utils, helpers, manager, service or common', () => {
    expect(
      files.filter(file => /(^|\/)(utils?|helpers?|managers?|services?|common)(\.|\/)/i.test(file.path)).map(file => file.path),
    ).toEqual([])
  })

  it('a variant file is named after its id', () => {
    const names = files.flatMap(({ path }) => path.match(/^core\/(?:variants|relations)\/(\w+)\.ts$/)?.[1] ?? [])
    for (const { id } of VARIANTS) expect(names).toContain(id)
  })

  it('the top level holds only what a visitor expects', () => {
    const allowed = [
      'package.json',
      'index.html',
      'src',
      'public',
      'tests',
      'vite.config.ts',
      'tsconfig.json',
      'README.md',
      'LICENSE',
      'package-lock.json',
      'biome.json',
    ]
    const built = ['node_modules', 'dist']
    expect(
      readdirSync('.').filter(
        name => !name.startsWith('.') && !allowed.includes(name) && !built.includes(name) && name !== 'shared',
      ),
    ).toEqual([])
  })
})
