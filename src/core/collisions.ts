import type { Ids, Run } from './runs'

/** Tokens that stand at exactly the same place on every axis. */
export interface Collisions {
  /** tokens that stand where an earlier one stands */
  tokens: number
  /** the first such token and the first that stands there */
  first: readonly [earlier: number, later: number] | null
}

/** Tokens of a group that are hashed without leaving the processor's cache. */
const SMALL = 16_384

/** Tokens with equal ids on every axis, found by hashing the bits of the ids, apart for runs that cannot meet. */
export function collisionsOf({ positionIds }: Ids, runs: readonly Run[]): Collisions {
  const axes = [...new Set(positionIds)]
  const groups = groupsThatMeet(runs, positionIds.length)
  const slots = new Int32Array(tableSize(Math.max(0, ...groups.map(tokensIn))))
  const found: { tokens: number; first: readonly [number, number] | null } = { tokens: 0, first: null }
  for (const group of groups) {
    const table = slots.subarray(0, tableSize(tokensIn(group))).fill(-1)
    for (const { start, count } of group)
      for (let k = start; k < start + count; k++) {
        const earlier = seat(k, axes, table)
        if (earlier < 0) continue
        found.tokens++
        if (!found.first || k < found.first[1]) found.first = [earlier, k]
      }
  }
  return found
}

const id = new Float64Array(1)
const bits = new Int32Array(id.buffer)

/** Puts a token into the table; returns the token that already stands at its place, or -1. */
function seat(token: number, axes: readonly Float64Array[], table: Int32Array): number {
  let hash = 0
  for (const ids of axes) {
    // + 0 turns a negative zero into zero, which has other bits
    id[0] = (ids[token] as number) + 0
    hash = Math.imul(hash ^ (bits[0] as number), 0x9e3779b1)
    hash = Math.imul(hash ^ (hash >>> 15) ^ (bits[1] as number), 0x85ebca6b)
    hash ^= hash >>> 13
  }
  const last = table.length - 1
  for (let slot = hash & last; ; slot = (slot + 1) & last) {
    const held = table[slot] as number
    if (held < 0) {
      table[slot] = token
      return -1
    }
    if (axes.every(ids => ids[held] === ids[token])) return held
  }
}

/** Runs whose ids overlap on one axis, in token order; on the first axis that parts them well, or the one that does so best. */
function groupsThatMeet(runs: readonly Run[], axes: number): (readonly Run[])[] {
  let best: (readonly Run[])[] = [runs]
  let least = Number.POSITIVE_INFINITY
  for (let axis = 0; axis < axes && least > SMALL; axis++) {
    const groups = groupsOn(runs, axis)
    const largest = groups.reduce((most, group) => Math.max(most, tokensIn(group)), 0)
    if (largest < least) [best, least] = [groups, largest]
  }
  return best
}

function groupsOn(runs: readonly Run[], axis: number): Run[][] {
  const groups: Run[][] = []
  let reach = Number.NEGATIVE_INFINITY
  for (const run of runs.toSorted((a, b) => (a.min[axis] as number) - (b.min[axis] as number))) {
    if ((run.min[axis] as number) > reach) groups.push([run])
    else groups.at(-1)?.push(run)
    reach = Math.max(reach, run.max[axis] as number)
  }
  return groups.map(group => group.sort((a, b) => a.start - b.start))
}

function tokensIn(group: readonly Run[]): number {
  return group.reduce((sum, run) => sum + run.count, 0)
}

/** A power of two, at least twice the tokens. */
function tableSize(tokens: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, 2 * tokens)))
}
