import { failingEnd } from './slope'
import type { Certificate } from './sweep'

/** Half of float64's rounding and a margin; smaller than the slack of a sweep, so that its stretches can be proven again. */
const CHECK_SLACK = 1e-8

/**
 * Proves a certificate again, stretch by stretch, whatever made it: each must start where the one before ended and fail up to
 * its own end. Of the last one the root itself cannot be reached; it may lack `gap` of ln base.
 * @returns for each stretch whether it is proven
 */
export function checkCertificate(certificate: Certificate, gap = 1e-9): boolean[] {
  return certificate.from.map((_, k) => checkStretch(certificate, k, gap))
}

/** The same for stretch k alone, for those who pause between. */
export function checkStretch({ d, length, from, m, end }: Certificate, k: number, gap = 1e-9): boolean {
  const start = from[k] as number
  const stop = from[k + 1] ?? end - gap
  const position = m[k] as number
  const inside = Number.isInteger(position) && position > 0 && position < length
  return inside && stop >= start && (k > 0 || start === 0) && failingEnd(d, position, start, CHECK_SLACK) >= stop
}
