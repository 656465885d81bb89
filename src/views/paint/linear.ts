import { ticks } from 'd3-array'

/** A straight scale: px of a value, and round values inside the domain, about `count` of them. */
export interface Linear {
  (value: number): number
  ticks: (count: number) => number[]
}

/** From a domain to a range in px. A domain of one value stands in the middle. */
export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Linear {
  const scale = (value: number) => start + (from === to ? 0.5 : (value - from) / (to - from)) * (end - start)
  return Object.assign(scale, { ticks: (count: number) => ticks(from, to, count) })
}
