/** Ids of the cells of one frame, on each axis as a list of distinct values and where each cell stands in it. */
export interface Cells {
  axes: readonly { values: Float64Array; at: Int32Array }[]
  count: number
}

export function indexCells(ids: readonly Float64Array[], from: number, count: number): Cells {
  const axes = ids.map(axis => {
    const seen = new Map<number, number>()
    const at = new Int32Array(count)
    for (let k = 0; k < count; k++) {
      const id = axis[from + k] as number
      const known = seen.get(id)
      at[k] = known ?? seen.size
      if (known === undefined) seen.set(id, seen.size)
    }
    return { values: Float64Array.from(seen.keys()), at }
  })
  return { axes, count }
}

/**
 * cos and sin of every wave's angle at the chosen cells, rounded once from float64: [2 waves × cells] row-major, cos and sin
 * in turn. A wave that reads one axis needs a cosine for each distinct id alone.
 */
export function cellTable(freq: readonly Float64Array[], { axes }: Cells, chosen: Int32Array): Float32Array {
  const waves = freq[0]?.length ?? 0
  const width = chosen.length
  const table = new Float32Array(2 * waves * width)
  for (let j = 0; j < waves; j++) {
    const [cos, sin] = [2 * j * width, (2 * j + 1) * width]
    const read = freq.flatMap((frequencies, axis) => (frequencies[j] === 0 ? [] : [axis]))
    const [only] = read
    if (only === undefined) table.fill(1, cos, cos + width)
    else if (read.length === 1) {
      const { values, at } = axes[only] as Cells['axes'][number]
      const omega = freq[only]?.[j] as number
      const cosines = values.map(id => Math.cos(id * omega))
      const sines = values.map(id => Math.sin(id * omega))
      for (let k = 0; k < width; k++) {
        const place = at[chosen[k] as number] as number
        table[cos + k] = cosines[place] as number
        table[sin + k] = sines[place] as number
      }
    } else {
      for (let k = 0; k < width; k++) {
        let angle = 0
        for (const axis of read) {
          const { values, at } = axes[axis] as Cells['axes'][number]
          angle += (values[at[chosen[k] as number] as number] as number) * (freq[axis]?.[j] as number)
        }
        table[cos + k] = Math.cos(angle)
        table[sin + k] = Math.sin(angle)
      }
    }
  }
  return table
}
