import type { FrequencyResult, Grouped, ParamSpec, Slot } from './variant'

/** A pair taken out of its schedule. */
export interface MovedPair {
  pair: number
  /** positions of one turn */
  wavelength: number
}

/** What a wavelength may be, positions. */
export const WAVELENGTH = { min: 1e-3, max: 1e15 } as const

export const MOVED: ParamSpec = {
  key: 'moved',
  label: 'Moved pairs',
  symbol: 'λ',
  kind: 'moves',
  default: '',
  help: 'Pairs that leave the schedule: pair:wavelength in positions.',
}

/** `50:2048,51:3000` by pair; null where the text is no such list. */
export function readMoves(code: string): readonly MovedPair[] | null {
  if (code === '') return []
  const moves = code.split(',').map(entry => {
    const found = /^(\d{1,4}):((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i.exec(entry.trim())
    return found ? { pair: Number(found[1]), wavelength: Number(found[2]) } : null
  })
  return moves.every(move => move !== null) ? moves : null
}

/** The inverse of readMoves, in the order of the pairs. */
export function writeMoves(moves: readonly MovedPair[]): string {
  return moves
    .toSorted((one, other) => one.pair - other.pair)
    .map(({ pair, wavelength }) => `${pair}:${wavelength}`)
    .join()
}

/** Why a list of moved pairs is not allowed, without what was said; null when it is. */
export function movesProblem(code: string, pairs: number): string | null {
  const moves = readMoves(code)
  if (!moves) return 'is not a list such as 50:2048,51:3000 (pair:wavelength in positions)'
  const beyond = moves.find(({ pair }) => pair >= pairs)
  if (beyond) return `moves pair ${beyond.pair}, but the head has pairs 0 to ${pairs - 1}`
  const wrong = moves.find(({ wavelength }) => !(wavelength >= WAVELENGTH.min && wavelength <= WAVELENGTH.max))
  if (wrong) return `gives pair ${wrong.pair} a wavelength outside ${WAVELENGTH.min} to ${WAVELENGTH.max} positions`
  return new Set(moves.map(({ pair }) => pair)).size < moves.length ? 'moves a pair twice' : null
}

/** A schedule from which single pairs can be moved, in all groups of heads or layers alike. */
export function withMoves(slot: Slot<'frequencies'>): Slot<'frequencies'> {
  return {
    ...slot,
    params: [...slot.params.filter(({ key }) => key !== MOVED.key), MOVED],
    run: (geometry, params, allocation) => {
      const result = slot.run(geometry, params, allocation)
      const moves = readMoves((params.moved ?? '') as string) ?? []
      return moves.length ? moveIn(result, moves) : result
    },
  }
}

function moveIn(result: Grouped<FrequencyResult>, moves: readonly MovedPair[]): Grouped<FrequencyResult> {
  const move = <T extends FrequencyResult>(table: T): T => {
    const { opening, scheduled = table.invFreq } = table
    return {
      ...table,
      invFreq: movedTable(table.invFreq, moves),
      scheduled,
      ...(opening && { opening: { ...opening, invFreq: movedTable(opening.invFreq, moves) } }),
    }
  }
  return Array.isArray(result)
    ? (result as readonly (FrequencyResult & { serves: string })[]).map(move)
    : move(result as FrequencyResult)
}

function movedTable(table: Float64Array, moves: readonly MovedPair[]): Float64Array {
  const moved = Float64Array.from(table)
  for (const { pair, wavelength } of moves) if (pair < moved.length) moved[pair] = (2 * Math.PI) / wavelength
  return moved
}
