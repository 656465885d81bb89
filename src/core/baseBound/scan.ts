/** Positions that one tile holds. */
const TILE = 256
/** Offsets from the centre of a tile that are summed together, on both sides. */
const BLOCK = 4
/** Steps after which a recurrence starts from a fresh cosine. */
const ANCHOR = 64

/** An integer and the value of B there. */
export interface Hit {
  m: number
  value: number
}

/**
 * B(m) = Σ_i cos(m θ_i) at the integers 0 <= m < length, tile by tile, beginning with the tile of `start` and going round.
 * About the centre of a tile, B(c ± t) = Σ cos(cθ) cos(tθ) ∓ Σ sin(cθ) sin(tθ), so that each product serves two integers.
 * Float64; error about 4e-16 · Σ m θ_i.
 * @returns the first `most` integers with B < threshold in that order; fewer mean that all integers were looked at
 */
export function scanBelow(thetas: Float64Array, length: number, threshold: number, start = 0, most = length): Hit[] {
  const tiles = Math.ceil(length / TILE)
  const first = Math.min(Math.floor(start / TILE), tiles - 1)
  const offsets = offsetTable(thetas)
  const sums = new Float64Array(TILE)
  const centre = { cos: new Float64Array(thetas.length), sin: new Float64Array(thetas.length) }
  const hits: Hit[] = []
  for (let step = 0; step < tiles && hits.length < most; step++) {
    const tile = (first + step) % tiles
    if (step % ANCHOR === 0 || tile === 0) anchor(thetas, tile * TILE + (TILE - 1) / 2, centre)
    else advance(centre, offsets)
    sumTile(centre, offsets.table, sums)
    const end = Math.min(TILE, length - tile * TILE)
    for (let k = 0; k < end && hits.length < most; k++) {
      const value = sums[k] as number
      if (value < threshold) hits.push({ m: tile * TILE + k, value })
    }
  }
  return hits
}

interface Phasors {
  cos: Float64Array
  sin: Float64Array
}

/** Blocks of four cosines and four sines per pair, block after block, and the turn from one centre to the next. */
function offsetTable(thetas: Float64Array): { table: Float64Array; turn: Phasors } {
  const n = thetas.length
  const table = new Float64Array(TILE * n)
  for (let i = 0; i < n; i++) {
    const theta = thetas[i] as number
    const [turnCos, turnSin] = [Math.cos(theta), Math.sin(theta)]
    let [cos, sin] = [0, 0]
    for (let t = 0; t < TILE / 2; t++) {
      if (t % ANCHOR === 0) [cos, sin] = [Math.cos((t + 0.5) * theta), Math.sin((t + 0.5) * theta)]
      else [cos, sin] = [cos * turnCos - sin * turnSin, sin * turnCos + cos * turnSin]
      const at = ((t >> 2) * n + i) * 2 * BLOCK + (t % BLOCK)
      table[at] = cos
      table[at + BLOCK] = sin
    }
  }
  return { table, turn: { cos: thetas.map(theta => Math.cos(TILE * theta)), sin: thetas.map(theta => Math.sin(TILE * theta)) } }
}

function anchor(thetas: Float64Array, position: number, { cos, sin }: Phasors): void {
  for (let i = 0; i < thetas.length; i++) {
    cos[i] = Math.cos(position * (thetas[i] as number))
    sin[i] = Math.sin(position * (thetas[i] as number))
  }
}

function advance({ cos, sin }: Phasors, { turn }: { turn: Phasors }): void {
  for (let i = 0; i < cos.length; i++) {
    const [c, s] = [cos[i] as number, sin[i] as number]
    const [turnCos, turnSin] = [turn.cos[i] as number, turn.sin[i] as number]
    cos[i] = c * turnCos - s * turnSin
    sin[i] = s * turnCos + c * turnSin
  }
}

/** The values of one tile. Eight sums stay in registers while the pairs pass by. */
function sumTile({ cos, sin }: Phasors, table: Float64Array, sums: Float64Array): void {
  const n = cos.length
  const half = TILE / 2
  for (let block = 0, at = 0; block < half / BLOCK; block++) {
    let [u0, u1, u2, u3, v0, v1, v2, v3] = [0, 0, 0, 0, 0, 0, 0, 0]
    for (let i = 0; i < n; i++, at += 2 * BLOCK) {
      const c = cos[i] as number
      const s = sin[i] as number
      u0 += c * (table[at] as number)
      u1 += c * (table[at + 1] as number)
      u2 += c * (table[at + 2] as number)
      u3 += c * (table[at + 3] as number)
      v0 += s * (table[at + 4] as number)
      v1 += s * (table[at + 5] as number)
      v2 += s * (table[at + 6] as number)
      v3 += s * (table[at + 7] as number)
    }
    const up = half + BLOCK * block
    const down = half - 1 - BLOCK * block
    sums[up] = u0 - v0
    sums[up + 1] = u1 - v1
    sums[up + 2] = u2 - v2
    sums[up + 3] = u3 - v3
    sums[down] = u0 + v0
    sums[down - 1] = u1 + v1
    sums[down - 2] = u2 + v2
    sums[down - 3] = u3 + v3
  }
}
