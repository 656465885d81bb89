import type { Mask, Piece } from './mask'
import { piecesOf } from './maskSums'

/** Queries start .. end - 1 of a cell and the keys of the cell that they see, as a piece says them; no anchor. */
export type Strip = Piece

/** The part of a cell that a mask lets attend, cut where one of its edges enters or leaves the cell. */
export function* stripsOf(mask: Mask, tokens: number, q0: number, q1: number, k0: number, k1: number): Generator<Strip> {
  for (const [piece, first, end] of piecesOf(mask, tokens, q0, q1)) {
    const turns = (edge: number, slides: boolean) => (slides ? [k0 - edge, k1 - edge] : [])
    const cuts = [...turns(piece.from, piece.fromSlides), ...turns(piece.to, piece.toSlides)]
      .filter(cut => cut > first && cut < end)
      .sort((a, b) => a - b)
    for (const [at, start] of [first, ...cuts].entries()) {
      const stop = cuts[at] ?? end
      if (stop <= start) continue
      const edgeOf = (edge: number, slides: boolean): [number, boolean] => {
        const key = slides ? start + edge : edge
        return slides && key >= k0 && key < k1 ? [edge, true] : [Math.max(k0, Math.min(k1, key)), false]
      }
      const [[from, fromSlides], [to, toSlides]] = [edgeOf(piece.from, piece.fromSlides), edgeOf(piece.to, piece.toSlides)]
      const some = toSlides || fromSlides || to > from
      if (some) yield { start, end: stop, from, fromSlides, to, toSlides }
    }
  }
}
