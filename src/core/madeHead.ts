import type { LoadedHead } from './loadedHead'
import { rotate } from './rotate'
import { sampleContent } from './sampleContent'

/** Queries and keys made from a formula instead of read from a file. */
export interface MadeHead {
  /** null: q of N(0, 1), k a copy of it with the correlation 0.5; otherwise every q is ψ and every k is R^back ψ */
  back: number | null
  /** what the part of each pair is multiplied by in q and k, fast to slow; the last one stands for all further pairs */
  lengths: readonly number[]
}

export const MADE_TOKENS = 256
const CORRELATION = 0.5
export const LONGEST = 64

/** `random`, `random:1x48,3`, `back1:8,0`: runs of lengths, each `value` or `valuexcount`; state/made.ts has its form. */
export function readMade(text: string): MadeHead {
  const [kind = 'random', runs = '1'] = text.split(':')
  const lengths = runs.split(',').flatMap(run => {
    const [value, count = '1'] = run.split('x')
    return new Array<number>(Math.min(512, Number(count))).fill(Math.min(LONGEST, Number(value)))
  })
  return { back: kind.startsWith('back') ? Number(kind.slice(4)) : null, lengths: lengths.length ? lengths : [1] }
}

export function writeMade({ back, lengths }: MadeHead): string {
  const kind = back === null ? 'random' : `back${back}`
  const runs: { value: number; count: number }[] = []
  for (const value of lengths) {
    const last = runs.at(-1)
    if (last?.value === value) last.count++
    else runs.push({ value, count: 1 })
  }
  // the last run stands for all further pairs
  const said = runs.map(({ value, count }, at) => (count === 1 || at === runs.length - 1 ? `${value}` : `${value}x${count}`))
  return said.length === 1 && said[0] === '1' ? kind : `${kind}:${said.join(',')}`
}

export function lengthOf({ lengths }: MadeHead, pair: number): number {
  return lengths[Math.min(pair, lengths.length - 1)] as number
}

/** The same head with another length of one of its `pairs`. */
export function withLength(made: MadeHead, pairs: number, pair: number, length: number): MadeHead {
  const kept = Math.min(LONGEST, Math.max(0, Math.round(10 * length) / 10))
  return { ...made, lengths: Array.from({ length: pairs }, (_, i) => (i === pair ? kept : lengthOf(made, i))) }
}

/**
 * The vectors of a made head; the same for the same arguments. A head that looks `back` tokens back is proposition 3.1 of "Round
 * and Round We Go" (arXiv 2410.06205): q = ψ and k = R^back ψ at every token, so that the logit is Σ |ψ_i|² cos((Δ - back) ω_i).
 * @param frequencies rad per position, which R turns by
 */
export function madeHead(made: MadeHead, frequencies: Float64Array, channels: number): LoadedHead {
  const pairs = frequencies.length
  const length = (channel: number) => (channel < 2 * pairs ? lengthOf(made, channel % pairs) : 0)
  if (made.back === null) {
    const { q, k } = sampleContent({ kind: 'noisyCopy', rho: CORRELATION }, MADE_TOKENS, channels)
    const rows = (drawn: readonly ArrayLike<number>[]) =>
      drawn.map(row => Float64Array.from(row, (value, c) => (c < 2 * pairs ? length(c) * value : value)))
    return { file: 'random vectors', madeUp: true, where: '', style: 'neox', q: rows(q), k: rows(k) }
  }
  const back = made.back
  const query = Float64Array.from({ length: channels }, (_, c) => (c < pairs ? length(c) : 0))
  const key = rotate(
    query,
    frequencies.map(omega => back * omega),
    'neox',
  )
  const all = (row: Float64Array) => new Array<Float64Array>(MADE_TOKENS).fill(row)
  return { file: `head that looks ${back} back`, madeUp: true, where: '', style: 'neox', q: all(query), k: all(key) }
}
