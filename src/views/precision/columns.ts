import type { Ruler } from '../paint/ruler'

/** px between two columns once all are there */
const FINEST = 2

/** Positions at which curves are computed, coarse ones first, so that a curve is whole at once and grows finer. */
export function columnPositions(ruler: Ruler): readonly number[] {
  const order: number[] = []
  for (let stride = 64; stride >= FINEST; stride /= 2)
    for (let px = 0; px <= ruler.width; px += stride) {
      if (stride < 64 && px % (2 * stride) === 0) continue
      const position = Math.round(ruler.at(px))
      if (position >= ruler.view.from || position === 0) order.push(position)
    }
  return [...new Set(order)]
}

/** Work of one kind by its key. */
export class Done<T> {
  readonly values = new Map<number, T>()
  private next = 0

  constructor(
    private readonly keys: readonly number[],
    private readonly compute: (key: number) => T,
  ) {}

  get complete(): boolean {
    return this.next >= this.keys.length
  }

  /** Works for some ms, at least on one key; without a limit until all is done. */
  work(ms = Number.POSITIVE_INFINITY): this {
    const end = performance.now() + ms
    while (!this.complete) {
      const key = this.keys[this.next++] as number
      this.values.set(key, this.compute(key))
      if (performance.now() > end) break
    }
    return this
  }

  /** What there is, by key. */
  sorted(): readonly (readonly [number, T])[] {
    return [...this.values].sort(([a], [b]) => a - b)
  }
}
