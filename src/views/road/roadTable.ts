import type { Table, ViewInput } from '../view'
import { costs, DEGREES, mergeFacts, modelOf, roadFacts } from './facts'

export function roadTable({ view: { road } }: Pick<ViewInput, 'view'>): Table {
  const { first, second, whole, shape, orderGap } = roadFacts(road)
  const entries = ['h₁ to out₁', 'h₂ to out₁', 'h₁ to out₂', 'h₂ to out₂']
  return {
    title: `${road.kind}: the map of one pair, merging a seeded layer of 64 outputs, and trained numbers of ${modelOf(road).name}`,
    columns: ['quantity', 'value', 'first adapter', 'second adapter'],
    rows: [
      ...entries.map((name, at) => [name, whole[at] as number, first[at] as number, second?.[at] ?? '']),
      ['nearest rotation (°)', shape.turn * DEGREES, '', ''],
      ['longer half axis', shape.axes[0], '', ''],
      ['shorter half axis', shape.axes[1], '', ''],
      ['tilt of the longer half axis (°)', shape.tilt * DEGREES, '', ''],
      ['determinant', shape.determinant, '', ''],
      ['largest difference of the two orders', orderGap, '', ''],
      ...mergeFacts(road).flatMap(({ name, merged, restored }) => [
        [`merged or apart in ${name}, relative`, merged, '', ''],
        [`weights after merging and undoing in ${name}, relative`, restored, '', ''],
      ]),
      ...costs(road).flatMap(({ kind, parameters, share }) => [
        [`trained numbers of ${kind}`, parameters, '', ''],
        [`share of the model with ${kind} (%)`, 100 * share, '', ''],
      ]),
    ],
  }
}
