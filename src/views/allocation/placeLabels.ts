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

/** px between neighbouring labels */
const GAP = 10

/**
 * Gives every label the longest form that overlaps no other and stays inside the limits. First each takes what
 * fits over its own extent; then, from left to right, each grows into the room that its neighbours leave.
 * A label stands centred, at the start or at the end of its extent, the first of these that leaves `avoid` free.
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

/** The longest form that fits between low and high, as near to its extent as it can be. */
function settle(wish: LabelWish, low: number, high: number, avoid: number | null): PlacedLabel {
  const form = wish.widths.findIndex(width => width <= high - low)
  const width = wish.widths[form]
  if (width === undefined) return { form: null, x: low }
  const inside = (x: number) => Math.min(high - width, Math.max(low, x))
  const places = [(wish.from + wish.to - width) / 2, wish.from, wish.to - width].map(inside)
  const free = places.find(x => avoid === null || avoid < x - 4 || avoid > x + width + 4)
  return { form, x: free ?? (places[0] as number) }
}
