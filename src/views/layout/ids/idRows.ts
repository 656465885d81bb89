import { placesOf } from '../../../core/places'
import type { Segment } from '../../../core/scene'
import type { Side } from '../../view'

/** The lines of the id table: the token of A and of B in each, -1 where a side has none there. */
export interface IdRows {
  count: number
  a: Int32Array
  b: Int32Array
  /** the line of each token of the prompt; -1 where neither side has it */
  rowOf: Int32Array
  /** the token of the prompt in each line; -1 for what a layout put in */
  promptOf: Int32Array
}

/** Tokens of A in their order, each beside the same token of the prompt in B; what B alone has stands before the token that it precedes. */
export function alignRows(a: Side, b: Side | null, segments: readonly Segment[]): IdRows {
  const own = placesOf(a.spec.tokens, segments)
  const other = b && placesOf(b.spec.tokens, segments)
  const most = a.spec.tokens.count + (b?.spec.tokens.count ?? 0)
  const rows = {
    a: new Int32Array(most),
    b: new Int32Array(most),
    promptOf: new Int32Array(most),
    rowOf: new Int32Array(own.tokenOf.length).fill(-1),
  }
  let count = 0
  const add = (tokenA: number, tokenB: number, place: number) => {
    rows.a[count] = tokenA
    rows.b[count] = tokenB
    rows.promptOf[count] = place
    if (place >= 0) rows.rowOf[place] = count
    count++
  }
  /** whether only B has its token `k` */
  const alone = (k: number) => {
    const place = other?.promptOf[k] as number
    return place < 0 || (own.tokenOf[place] as number) < 0
  }
  const addAlone = (from: number, to: number) => {
    for (let k = from; k < to; k++) add(-1, k, other?.promptOf[k] as number)
  }
  for (let token = 0; token < a.spec.tokens.count; token++) {
    const place = own.promptOf[token] as number
    const match = place >= 0 && other ? (other.tokenOf[place] as number) : -1
    let first = match
    while (first > 0 && alone(first - 1)) first--
    addAlone(first, match)
    add(token, match, place)
  }
  if (b && other) {
    const total = b.spec.tokens.count
    let last = total
    while (last > 0 && alone(last - 1)) last--
    addAlone(last, total)
  }
  return { count, ...rows }
}
