import fc from 'fast-check'
import { geometricLadder } from '../../src/core/variants/rope'

/** Ladders of up to 64 pairs, as they are or with zeros, repeats and frequencies of several turns among them. */
export const frequencies: fc.Arbitrary<Float64Array> = fc
  .record({
    pairs: fc.integer({ min: 1, max: 64 }),
    base: fc.double({ min: 1.5, max: 1e7, noNaN: true }),
    odd: fc.array(fc.constantFrom(0, 0.25, 0.25 + 1e-13, Math.PI, 5, 12.5, -0.7), { maxLength: 6 }),
  })
  .map(({ pairs, base, odd }) => Float64Array.from([...geometricLadder(base, 2 * pairs), ...odd]))
