/** Frames whose ids are those of a base frame plus a constant on each axis. */
export interface Part {
  base: number
  frames: Int32Array
  /** offsets[axis][frame of the part] */
  offsets: readonly Float64Array[]
}

/** Positions by which a frame may miss its constant: an angle is off by no more, in rad. */
const SLACK = 1e-9

/** Shares the wanted frames out among patterns; every layout in use has one, or one for each frame. */
export function followers(ids: readonly Float64Array[], cells: number, wanted: Int32Array): Part[] {
  const patterns: { base: number; frames: number[] }[] = []
  for (const frame of wanted) {
    const found = patterns.slice(0, MOST_BASES).find(({ base }) => follows(ids, cells, base, frame))
    if (found) found.frames.push(frame)
    else patterns.push({ base: frame, frames: [frame] })
  }
  return patterns.map(({ base, frames }) => ({
    base,
    frames: Int32Array.from(frames),
    offsets: ids.map(axis =>
      Float64Array.from(frames, frame => (axis[frame * cells] as number) - (axis[base * cells] as number)),
    ),
  }))
}

/** Patterns that a frame is held against; where there are more, nothing follows anything. */
const MOST_BASES = 4

function follows(ids: readonly Float64Array[], cells: number, base: number, frame: number): boolean {
  if (base === frame) return true
  return ids.every(axis => {
    const [from, to] = [base * cells, frame * cells]
    const offset = (axis[to] as number) - (axis[from] as number)
    for (let k = 1; k < cells; k++) {
      if (Math.abs((axis[to + k] as number) - (axis[from + k] as number) - offset) > SLACK) return false
    }
    return true
  })
}
