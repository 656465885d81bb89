import { placesOf } from '../../core/places'
import type { Segment } from '../../core/scene'
import type { ScoreWindow } from '../../state/scoresView'
import type { Side } from '../view'
import { promptEdges } from './lattice'

/** px of a chunk from which on the slots of its memory are drawn */
const LEAST = 5

/** A square of the matrix, px. */
export interface Square {
  x: number
  y: number
  width: number
  height: number
}

export interface MaskMarks {
  /** earlier chunks that a chunk reads as one summary each */
  memory: readonly Square[]
  /** the memory's slots are too small to be drawn */
  tooSmall: boolean
  /** px where the keys end that all documents see; null where there are none in view */
  anchor: number | null
}

/** What a mask adds to its picture: the slots of a memory, a schematic, and the anchor of packed documents. */
export function maskMarks(side: Side, segments: readonly Segment[], { q0, k0, size }: ScoreWindow, px: number): MaskMarks {
  const { mask, tokens } = side.spec
  const none = { memory: [], tooSmall: false, anchor: null }
  const place = (token: number) => promptEdges(side, segments, Float64Array.of(Math.min(token, tokens.count)))[0] as number
  if (mask.kind === 'documents' && mask.anchor) {
    const end = place(mask.starts[0] ?? 0)
    return k0 < end ? { ...none, anchor: Math.min(px, ((end - k0) / size) * px) } : none
  }
  if (mask.kind !== 'chunks' || mask.slots === 0) return none
  if ((mask.size / size) * px < LEAST) return { ...none, tooSmall: true }
  const { tokenOf } = placesOf(tokens, segments)
  const chunkOf = (at: number) => Math.floor(Math.max(0, tokenOf[Math.min(tokenOf.length - 1, Math.floor(at))] ?? 0) / mask.size)
  const memory: Square[] = []
  for (let chunk = chunkOf(q0); chunk <= chunkOf(q0 + size - 1e-9); chunk++)
    for (let slot = Math.max(0, chunk - mask.slots); slot < chunk; slot++) {
      const [top, bottom, left, right] = [chunk, chunk + 1, slot, slot + 1].map((at, k) =>
        Math.max(0, Math.min(px, ((place(at * mask.size) - (k < 2 ? q0 : k0)) / size) * px)),
      ) as [number, number, number, number]
      if (bottom > top && right > left) memory.push({ x: left, y: top, width: right - left, height: bottom - top })
    }
  return { ...none, memory }
}
