import type { Scene } from '../core/scene'
import { LIMITS, segmentTokens } from '../core/scene'
import { fitCursor } from './fitView'
import type { LinkReader } from './linkReader'
import { flagField, paramField } from './linkReader'
import type { Cursor } from './store'
import { DEFAULT_CURSOR } from './store'

/** The cursor on the pairs that A has and the tokens of the prompt; a link that does not name a pair takes the usual one or the last. */
export function readCursor(reader: LinkReader, start: Cursor, scene: Scene): Cursor {
  const kept = fitCursor(start, scene)
  const pairs = scene.a.geometry.rotaryDim / 2
  const count = (key: string, label: string, max: number, value: number, unit?: string) =>
    reader.read(paramField({ key, label, kind: 'number', default: value, min: 0, max, integer: true, unit }, value)) as
      | number
      | undefined
  const last = scene.segments.reduce((sum, segment) => sum + segmentTokens(segment), 0) - 1
  const token = (key: 'query' | 'key', label: string) => {
    const field = paramField({ key, label, kind: 'number', default: 0, min: 0, max: last, integer: true }, 0)
    const told = reader.read({ ...field, kept: () => (kept[key] === null ? 'none' : String(kept[key])) })
    return (told as number | undefined) ?? kept[key]
  }
  return {
    delta: count('at', 'Cursor', LIMITS.distance.max, kept.delta, 'positions') ?? kept.delta,
    pair: count('pair', 'Chosen pair', pairs - 1, kept.pair) ?? kept.pair,
    pinned: reader.read(flagField('pin', 'Pin', kept.pinned)) ?? kept.pinned,
    query: token('query', 'Query token'),
    key: token('key', 'Key token'),
  }
}

export function writeCursor(cursor: Cursor, scene: Scene): string[] {
  const usual = fitCursor(DEFAULT_CURSOR, scene)
  const now = fitCursor(cursor, scene)
  return [
    now.delta !== usual.delta && `at=${now.delta}`,
    now.pair !== usual.pair && `pair=${now.pair}`,
    now.pinned !== usual.pinned && 'pin=1',
    now.query !== null && `query=${now.query}`,
    now.key !== null && `key=${now.key}`,
  ].filter(part => part !== false)
}
