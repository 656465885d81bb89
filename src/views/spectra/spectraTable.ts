import type { Frame, Table, ViewInput } from '../view'
import { spectraFacts } from './facts'

/** The edges and what stands beyond them, then the largest values of each head. */
export function spectraTable(input: ViewInput, frame: Frame): Table {
  const { model, theta, spectra } = spectraFacts(input, frame)
  const values = Math.max(...spectra.map(({ sample }) => sample.length))
  const row = (name: string, of: (one: (typeof spectra)[number]) => number) => [
    name,
    ...spectra.map(one => (Number.isFinite(of(one)) ? of(one) : '')),
  ]
  return {
    title: `Squared singular values of W_Q W_Kᵀ at the sizes of ${model.name}, spike θ = ${theta}`,
    columns: ['quantity', ...spectra.map(({ name }) => name)],
    rows: [
      row('rank', one => one.rank),
      row('edge, 95 % of the draws', one => (one.simulated ? one.edge : Number.NaN)),
      row('draws', one => one.draws),
      row('edge, law of large sizes', one => one.law.edge),
      row('spike leaves the bulk from θ', one => one.law.threshold),
      row('σ² of the spike, law of large sizes', one => one.law.spike(theta)),
      row('values above the edge', one => one.outliers),
      row('edge of one factor', one => one.single.edge),
      row('values above that of one factor', one => one.single.above),
      row('stable rank', one => one.stableRank),
      row('cache, numbers per token and layer', one => one.cached),
      ...Array.from({ length: values }, (_, at) => row(`value ${at + 1}`, one => one.sample[at] ?? Number.NaN)),
    ],
  }
}
