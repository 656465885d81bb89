import type { Crossing } from '../../src/core/baseBound'
import { baseBound, checkCertificate, passingEnd, scanBelow, thetasAt } from '../../src/core/baseBound'
import type { VectorSystem } from './system'

/** Positions whose B is at least this far above 0 at the bound are not told. */
const TOLD = 0.01

const bounds = new Map<string, ReturnType<typeof baseBound>>()
function boundOf({ d, L }: { d: number; L: number }) {
  const key = `${d} ${L}`
  const bound = bounds.get(key) ?? baseBound(d, L)
  bounds.set(key, bound)
  return bound
}

/** The smallest base for a context length, and the proof that no smaller one passes. */
export const boundSystems: readonly VectorSystem[] = [
  {
    file: 'base_bounds',
    run: input => {
      const { d, L } = input
      const bound = boundOf(input)
      const end = passingEnd(d, L, bound.lnBase)
      const next = nextLowest(d, L, bound)
      return {
        base: bound.base,
        ln_base: bound.lnBase,
        failing_m_just_below: bound.m,
        'B_at_ln_base_minus_1e-11': -1e-11 * bound.slope,
        'B_at_ln_base_plus_1e-11': 1e-11 * bound.slope,
        'next_lowest_m_if_B_below_0.01': next?.m ?? null,
        next_lowest_B: next?.value ?? null,
        passing_interval_ends_at_base: end?.base ?? null,
        passing_interval_width_in_ln_base: end ? end.lnBase - bound.lnBase : null,
        failing_m_at_that_end: end?.m ?? null,
        jumps: bound.certificate.m.length,
      }
    },
    tolerance: key => {
      if (key.includes('_m_')) return 'exact'
      if (key === 'jumps') return { skip: 'it depends on the order in which failing positions are tried' }
      if (key === 'base' || key === 'ln_base') return { rel: 1e-9 }
      if (key === 'passing_interval_width_in_ln_base') return { rel: 1e-3, abs: 1e-10 }
      return key === 'passing_interval_ends_at_base' ? { rel: 1e-8 } : { rel: 1e-5, abs: key === 'next_lowest_B' ? 1e-8 : 1e-13 }
    },
  },
  {
    file: 'base_bound_certificate',
    run: (input, file) => {
      const { d, L } = input
      const { lnBase, base } = boundOf(input)
      // a chain is not unique: the file's own is proven again, stretch by stretch
      const { from_ln_base: from, m } = file.cases.find((example: any) => example.input.d === d && example.input.L === L).output
      const proven = checkCertificate({ d, length: L, from, m, end: lnBase })
      const kept = (values: number[]) => values.map((value, k) => (proven[k] ? value : Number.NaN))
      return { from_ln_base: kept(from), m: kept(m), end_ln_base: lnBase, end_base: base }
    },
    tolerance: key => (key.startsWith('end') ? { rel: 1e-9 } : 'exact'),
  },
]

/** The position that comes next to failing at the bound. */
function nextLowest(d: number, length: number, { lnBase, m }: Crossing) {
  const others = scanBelow(thetasAt(d, lnBase), length, TOLD).filter(hit => hit.m !== m)
  return others.toSorted((a, b) => a.value - b.value)[0]
}
