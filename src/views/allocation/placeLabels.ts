/** A label that wants to stand over its extent, in ever shorter forms. */
export interface LabelWish {
  /** px of the thing that it names */
  from: number
  to: number
  /** px of each form, longest first */
  widths: readonly number[]
}

export interface PlacedLabel {
  /** index into widths; null when not even the shortest form has room */
  form: number | null
  /** px of the left edge */
  x: number
}

/** px between neighbouring labels, and between a label and what it avoids */
const GAP = 10
const CLEAR = 3

/**
 * Gives every label the longest form that overlaps no other and stays inside the limits. First each takes what
 * fits over its own extent; then, from left to right, each grows into the room that its neighbours leave.
 * A label stands centred, at the start or at the end of its extent, the first of these that leaves `avoid` free,
 * and takes a shorter form before it stands across it.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  limits: readonly [number, number],
  avoid: number | null = null,
): readonly PlacedLabel[] {
  const placed = wishes.map(wish => settle(wish, wish.from, wish.to, avoid))
  for (const [i, wish] of wishes.entries()) {
    const before = placed.slice(0, i).findLastIndex(label => label.form !== null)
    const after = placed.findIndex((label, k) => k > i && label.form !== null)
    const low = before < 0 ? limits[0] : rightEdge(wishes[before], placed[before]) + GAP
    const high = after < 0 ? limits[1] : (placed[after]?.x ?? 0) - GAP
    const grown = settle(wish, low, high, avoid)
    if (grown.form !== null) placed[i] = grown
  }
  return placed
}

function rightEdge(wish: LabelWish | undefined, label: PlacedLabel | undefined): number {
  return (label?.x ?? 0) + (wish?.widths[label?.form ?? 0] ?? 0)
}

/** The longest form that fits between low and high and leaves `avoid` free; where none can, the longest that fits, centred. */
function settle(wish: LabelWish, low: number, high: number, avoid: number | null): PlacedLabel {
  const places = (width: number) =>
    [(wish.from + wish.to - width) / 2, wish.from, wish.to - width].map(x => Math.min(high - width, Math.max(low, x)))
  const fitting = wish.widths.flatMap((width, form) => (width <= high - low ? [{ width, form }] : []))
  for (const { width, form } of fitting) {
    const x = places(width).find(x => avoid === null || avoid < x - CLEAR || avoid > x + width + CLEAR)
    if (x !== undefined) return { form, x }
  }
  const [longest] = fitting
  return longest ? { form: longest.form, x: places(longest.width)[0] as number } : { form: null, x: low }
}
