/** A row of the paper's table and what the sweep finds there; heads of 128 channels. */
export interface PublishedBound {
  /** context, positions */
  length: number
  /** as the paper prints it, two digits */
  published: number
  /** base_L of sweepBaseBound */
  base: number
}

/**
 * Table of arXiv 2405.14591 as kexue.fm/archives/10122 quotes it. Its numbers come from a coarse scan over the base; where they
 * are larger than base_L, smaller bases pass that the scan stepped over.
 */
export const PUBLISHED_BOUNDS: readonly PublishedBound[] = [
  { length: 1024, published: 4.3e3, base: 4293.437569262578 },
  { length: 2048, published: 1.6e4, base: 11_587.24430311108 },
  { length: 4096, published: 2.7e4, base: 26_952.33922785788 },
  { length: 8192, published: 8.4e4, base: 83_763.8410154345 },
  { length: 16_384, published: 3.1e5, base: 231_643.64680690746 },
  { length: 32_768, published: 6.4e5, base: 629_978.2628550436 },
  { length: 65_536, published: 2.1e6, base: 2_090_179.6740541984 },
  { length: 131_072, published: 7.8e6, base: 4_869_104.370528785 },
  { length: 262_144, published: 3.6e7, base: 23_662_397.036966145 },
  { length: 524_288, published: 6.4e7, base: 58_496_173.80216229 },
  { length: 1_048_576, published: 5.1e8, base: 65_374_955.14408104 },
]

/** Whether a published number is base_L to its two digits. */
export function verdict({ published, base }: PublishedBound): 'agrees' | 'larger' | 'smaller' {
  if (Number(base.toPrecision(2)) === published) return 'agrees'
  return published > base ? 'larger' : 'smaller'
}

/** The paper's fit of figure 1: base = 0.0424 L^1.628. */
export function fittedBound(length: number): number {
  return 0.0424 * length ** 1.628
}
