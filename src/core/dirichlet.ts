import { cosine, reduceAngle, sine } from './angles'

/** Dirichlet kernel sin(N ω / 2) / (N sin(ω / 2)) of N = count for ω in [-π, π] rad; 1 at ω = 0. */
export function kernel(omega: number, count: number): number {
  const half = Math.sin(omega / 2)
  return half === 0 ? 1 : Math.sin((count * omega) / 2) / (count * half)
}

/** The same for any ω; e^{i ω m} does not change by whole turns of ω, but the kernel may change its sign. */
export function dirichlet(omega: number, count: number): number {
  const turns = Math.round(omega / (2 * Math.PI))
  const sign = turns % 2 !== 0 && count % 2 === 0 ? -1 : 1
  return sign * kernel(reduceAngle(omega), count)
}

/** Mean of e^{i ω m} over the integers first .. first + count - 1. */
export function meanPhasor(omega: number, first: number, count: number): { cos: number; sin: number } {
  const reduced = reduceAngle(omega)
  const radius = kernel(reduced, count)
  const angle = reduced * (first + (count - 1) / 2)
  return { cos: radius * cosine(angle), sin: radius * sine(angle) }
}
