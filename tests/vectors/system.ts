/** How far a value may lie from the expected one; `skip` says why a key is not compared. */
export type Tolerance = { abs?: number; rel?: number } | 'exact' | { skip: string }

/**
 * One kind of vector file: how its cases run through the functions of the app, and how the results are compared.
 * A value passes when |value - expected| <= abs + rel · |expected|, in every element of nested arrays and objects.
 */
export interface VectorSystem {
  /** base name of the file without .json, such as 'decay_large' */
  file: string
  /** keys of an input that say nothing new: they follow from others, or name what the file is about */
  beside?: readonly string[]
  /**
   * Outputs in the shape of the case's own `output`, keys named alike; a list where the case has a list.
   * `file` is the whole parsed file, for definitions that its cases share. Expected numbers may be decimal strings; where
   * `run` gives a string, strings are compared.
   */
  run: (input: any, file: any) => Record<string, unknown> | unknown[]
  /**
   * `key` is the innermost name that holds the value; `expected` is the case's whole output; `index` is the value's place
   * in the innermost list around it, where there is one.
   */
  tolerance: (key: string, input: any, expected?: any, index?: number) => Tolerance
}
