import type { ZoomTransform } from 'd3-zoom'
import { zoomIdentity } from 'd3-zoom'
import type { ScoreWindow } from '../../state/scoresView'
import { CLOSEST, fitWindow } from '../../state/scoresView'

/** The d3 transform under which the whole matrix, `side` px long, shows this window. */
export function transformOf({ q0, k0, size }: ScoreWindow, tokens: number, side: number): ZoomTransform {
  const px = side / size
  return zoomIdentity.translate(-k0 * px, -q0 * px).scale(tokens / size)
}

/** The window that a transform shows; null for the whole. */
export function windowAt({ k, x, y }: ZoomTransform, tokens: number, side: number): ScoreWindow | null {
  const size = tokens / k
  const px = side / size
  return fitWindow({ q0: -y / px, k0: -x / px, size }, tokens)
}

export function zoomExtent(tokens: number): [number, number] {
  return [1, Math.max(1, tokens / CLOSEST)]
}

/** The window scaled about a token pair that stays in its place; about the middle where it is out of sight. */
export function zoomedBy(
  window: ScoreWindow,
  factor: number,
  tokens: number,
  about: { query: number | null; key: number | null },
): ScoreWindow | null {
  const { q0, k0, size } = window
  const inside = (token: number | null, start: number) => token !== null && token >= start && token < start + size
  const [q, k] = [about.query, about.key]
  const centre = {
    q: inside(q, q0) ? (q as number) + 0.5 : q0 + size / 2,
    k: inside(k, k0) ? (k as number) + 0.5 : k0 + size / 2,
  }
  const next = Math.max(CLOSEST, size / factor)
  const scale = next / size
  return fitWindow({ q0: centre.q - (centre.q - q0) * scale, k0: centre.k - (centre.k - k0) * scale, size: next }, tokens)
}

/** Tokens along the window of single cells. */
const CELLS = 8

/** Single cells around a pair of tokens. */
export function cellWindow(tokens: number, query: number, key: number): ScoreWindow | null {
  return fitWindow({ q0: query + 0.5 - CELLS / 2, k0: key + 0.5 - CELLS / 2, size: CELLS }, tokens)
}
