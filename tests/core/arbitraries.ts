import fc from 'fast-check'
import type { Geometry, Params, Segment } from '../../src/core/scene'
import type { ParamSpec } from '../../src/core/variant'

/** Enough for laws that take milliseconds a case. */
export const RUNS = { numRuns: 60 } as const

export const geometries: fc.Arbitrary<Geometry> = fc
  .record({
    pairs: fc.integer({ min: 1, max: 64 }),
    unrotated: fc.integer({ min: 0, max: 16 }),
    ropeTheta: fc.double({ min: 1.5, max: 1e8, noNaN: true }),
    trainedLength: fc.integer({ min: 1, max: 1_048_576 }),
  })
  .map(({ pairs, unrotated, ...rest }) => ({ headDim: 2 * (pairs + unrotated), rotaryDim: 2 * pairs, ...rest }))

const side = fc.integer({ min: 1, max: 6 })

export const texts: fc.Arbitrary<Segment> = fc.record({
  kind: fc.constant('text' as const),
  tokens: fc.integer({ min: 0, max: 12 }),
})

export const grids: fc.Arbitrary<Segment> = fc.oneof(
  fc.record({ kind: fc.constant('image' as const), rows: side, cols: side, spatialMerge: fc.constant(2) }),
  fc.record({
    kind: fc.constant('video' as const),
    frames: fc.integer({ min: 1, max: 7 }),
    rows: side,
    cols: side,
    fps: fc.double({ min: 0.1, max: 60, noNaN: true }),
    temporalPatch: fc.integer({ min: 1, max: 4 }),
    spatialMerge: fc.constant(2),
  }),
)

export const sounds: fc.Arbitrary<Segment> = fc.record({
  kind: fc.constant('audio' as const),
  melFrames: fc.integer({ min: 1, max: 60 }),
})

export const prompts: fc.Arbitrary<Segment[]> = fc.array(fc.oneof(texts, grids, sounds), { minLength: 1, maxLength: 6 })

/** Any value that the parameters of a slot accept. */
export function paramsOf(specs: readonly ParamSpec[], pairs: number): fc.Arbitrary<Params> {
  return fc.record(Object.fromEntries(specs.map(spec => [spec.key, valueOf(spec, pairs)])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Params>
}

function valueOf(spec: ParamSpec, pairs: number): fc.Arbitrary<Params[string]> {
  switch (spec.kind) {
    case 'number':
      if (spec.integer) return fc.integer({ min: spec.min, max: spec.max })
      return fc.oneof(fc.constant(spec.min), fc.constant(spec.max), fc.double({ min: spec.min, max: spec.max, noNaN: true }))
    case 'choice':
      return fc.constantFrom(...spec.options.map(option => option.value))
    case 'boolean':
      return fc.boolean()
    case 'section':
      return fc
        .array(fc.integer({ min: 0, max: pairs }), { minLength: spec.axes.length - 1, maxLength: spec.axes.length - 1 })
        .map(cuts => [0, ...cuts.sort((a, b) => a - b), pairs])
        .map(cuts => cuts.slice(1).map((cut, i) => cut - (cuts[i] as number)))
    case 'perPair':
      return fc.oneof(
        fc.constant([]),
        fc.array(fc.double({ min: 0.5, max: 128, noNaN: true }), { minLength: pairs, maxLength: pairs }),
      )
    case 'learned': {
      const perHead = spec.axes.length * pairs
      const numbers = (heads: number) => fc.array(number, { minLength: heads * perHead, maxLength: heads * perHead })
      const number = fc.double({ min: -4, max: 4, noNaN: true })
      return fc.integer({ min: 0, max: 2 }).chain(numbers)
    }
    case 'tokens':
      return fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 5 }).map(list => list.sort((x, y) => x - y))
    case 'source':
      return fc.oneof(
        fc.constantFrom('def f(x):\n  return x & 1', 'class A { f() { return "é#%" } }'),
        fc
          .tuple(fc.nat(9), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }))
          .map(([a, rest]) => [a, ...rest]),
      )
    case 'expression':
      return fc.constantFrom('base**(-2*i/d)', '1/(i-1)', '-i', 'ln(i)', '10^(9*i)', 'if(n/2 - i, exp(-i), 0)', '2*pi/L')
    case 'moves':
      return fc
        .uniqueArray(fc.nat(pairs - 1), { maxLength: 3 })
        .chain(moved =>
          fc.tuple(...moved.map(pair => fc.double({ min: 1, max: 1e7, noNaN: true }).map(lambda => `${pair}:${lambda}`))),
        )
        .map(moves => moves.join())
    case 'axes':
      return fc
        .array(fc.constantFrom('t', 'h', 'w', 'p', 'n', 'd0', 'd3', 'a'), { minLength: pairs, maxLength: pairs })
        .map(axes => axes.map(axis => `1${axis}`).join(''))
  }
}
