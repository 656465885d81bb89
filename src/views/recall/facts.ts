import { textFrequencies } from '../../core/loadedHead'
import type { RotarySpec } from '../../core/resolve'
import { codebookOf, dot, exactScores, recallOf, seededTask, turned } from '../../core/retrievalRecall'
import type { RecallState } from '../../state/recall'
import type { ViewInput } from '../view'

export const KEYS = 384
export const QUERIES = 12
/** First keys that are always read, as released. */
export const SINK = 8
export const CODEBOOKS = [8, 16, 32, 64, 128, 256] as const
export const WINDOWS = [16, 32, 64, 128, 256] as const

/** The shares of the true top keys that are found, as far as they are computed. */
export interface Recall {
  /** by codebook, then by window; absent while it is not there yet */
  found: (number | undefined)[][]
  /** without a codebook, by window */
  unquantised: number[]
  /** keys that are looked for, at the largest and any smaller window */
  wanted: number
  /** goes on with the work; done when all is there */
  work: Generator<undefined, void>
  done: boolean
}

function createRecall(spec: RotarySpec, { recallFar, recallSlow, recallShare, recallSeed }: RecallState): Recall {
  const frequencies = textFrequencies(spec.groups[0])
  const rules = WINDOWS.map(window => ({ window, sink: SINK, share: recallShare / 100 }))
  const recall: Recall = {
    found: CODEBOOKS.map(() => []),
    unquantised: [],
    wanted: Math.trunc((recallShare / 100) * KEYS),
    work: run(),
    done: false,
  }
  function* run(): Generator<undefined, void> {
    const task = seededTask(recallSeed, KEYS, QUERIES, frequencies, recallSlow)
    const asking: Float64Array[] = []
    const exact: Float64Array[] = []
    for (const query of task.queries) {
      exact.push(exactScores(task, query))
      asking.push(turned(query, recallFar, frequencies))
      yield
    }
    const mean = (approximate: readonly Float64Array[]) =>
      rules.map(
        rule => approximate.reduce((sum, scores, i) => sum + recallOf(exact[i] as Float64Array, scores, rule), 0) / QUERIES,
      )
    recall.unquantised = mean(asking.map(query => Float64Array.from(task.keys, key => dot(query, key))))
    for (const [at, codewords] of CODEBOOKS.entries()) {
      const { codes, book } = yield* codebookOf(task.keys, codewords, recallSeed)
      const scored = asking.map(query => {
        const words = book.map(word => dot(query, word))
        return Float64Array.from(codes, code => words[code] as number)
      })
      recall.found[at] = mean(scored)
      yield
    }
  }
  return recall
}

const kept = new WeakMap<RotarySpec, { name: string; recall: Recall }>()

/** The work on A under the settings; the choice of a codebook and a window does not begin it anew. */
export function recallAt({ a, view }: Pick<ViewInput, 'a' | 'view'>): Recall {
  const { recallFar, recallSlow, recallShare, recallSeed } = view.recall
  const name = [recallFar, recallSlow, recallShare, recallSeed].join()
  const known = kept.get(a.spec)
  if (known?.name === name) return known.recall
  const recall = createRecall(a.spec, view.recall)
  kept.set(a.spec, { name, recall })
  return recall
}

/** Goes on for so many ms; true when all is there. */
export function workOn(recall: Recall, ms: number): boolean {
  const until = performance.now() + ms
  while (!recall.done && performance.now() < until) recall.done = recall.work.next().done === true
  return recall.done
}

/** The row and column that stand nearest to the settings. */
export function chosenCell({ recallCodewords, recallWindow }: RecallState): { book: number; window: number } {
  return { book: nearest(CODEBOOKS, recallCodewords), window: nearest(WINDOWS, recallWindow) }
}

function nearest(values: readonly number[], wanted: number): number {
  const far = (value: number) => Math.abs(Math.log(value / wanted))
  return values.reduce((best, value, at) => (far(value) < far(values[best] as number) ? at : best), 0)
}
