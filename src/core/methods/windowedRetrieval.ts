import { effectiveDistance } from '../relation'
import { windowedRope } from '../relations/windowedRope'
import { rotate } from '../rotate'
import { dot } from '../softmax'

export interface Retrieval {
  /** nearest codeword of each key (Euclidean) */
  codes: Int32Array
  /** score by which keys are ranked, of the codewords, / √d */
  approximate: Float64Array
  /** 1 where a key is read */
  attended: Uint8Array
  /** true logit / √d where a key is read, NaN elsewhere */
  exact: Float64Array
}

export interface RetrievalRule {
  frequencies: Float64Array
  window: number
  farPosition: number
  /** first keys that are always read */
  sink: number
  /** share of all keys that are read besides the window and the sink */
  share: number
}

/**
 * One decoding step of A2ATS: the last key's token asks. Keys outside window and sink are ranked by q R_b k with k replaced by
 * its codeword; ⌊share · L⌋ of them are read with window and sink, at their true distances. arXiv 2502.12665;
 * junhuihe-hjh/A2ATS @ 71f10b0, llama_masked.py. With grouped queries a key that any head of the group reads is read by all.
 * @param keys not rotated; shape (L, headDim)
 */
export function windowedRetrieval(
  query: ArrayLike<number>,
  keys: readonly ArrayLike<number>[],
  codebook: readonly ArrayLike<number>[],
  rule: RetrievalRule,
): Retrieval {
  const length = keys.length
  const last = length - 1
  const relation = windowedRope.run({ count: length }, { window: rule.window, farPosition: rule.farPosition })
  const logit = (key: ArrayLike<number>, distance: number) =>
    dot(
      rotate(
        query,
        rule.frequencies.map(omega => distance * omega),
        'neox',
      ),
      key,
    ) / Math.sqrt(query.length)
  const codes = Int32Array.from(keys, key => nearest(key, codebook))
  const approximate = Float64Array.from(keys, (_, j) =>
    logit(codebook[codes[j] as number] as ArrayLike<number>, effectiveDistance(relation, last, j)),
  )
  const always = (j: number) => last - j < rule.window || j < rule.sink
  const ranked = Array.from(approximate.keys())
    .filter(j => !always(j))
    .sort((a, b) => (approximate[b] as number) - (approximate[a] as number))
  const chosen = new Set(ranked.slice(0, Math.trunc(rule.share * length)))
  const attended = Uint8Array.from(keys, (_, j) => (always(j) || chosen.has(j) ? 1 : 0))
  return {
    codes,
    approximate,
    attended,
    exact: Float64Array.from(keys, (key, j) => (attended[j] ? logit(key, last - j) : Number.NaN)),
  }
}

function nearest(key: ArrayLike<number>, codebook: readonly ArrayLike<number>[]): number {
  const distance = (word: ArrayLike<number>) => {
    let sum = 0
    for (let c = 0; c < word.length; c++) sum += ((word[c] as number) - (key[c] as number)) ** 2
    return sum
  }
  const distances = codebook.map(distance)
  return distances.indexOf(distances.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY))
}
