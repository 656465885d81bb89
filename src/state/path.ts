import type { PathSetting } from '../core/methods/pathExamples'
import { numberSpec, settings } from './settings'

/** What the PaTH view looks at; each setting is a key of the link. */
export interface PathState {
  pathExample: PathSetting['example']
  pathTokens: number
  pathAxes: number
  pathBeta: number
  pathForget: number
  /** whether the gates enter before the scale of the softmax, as in the code, or after it */
  pathGate: 'code' | 'paper'
  /** counted from 1 */
  pathCup: number
  pathSeed: number
}

const choice = (key: string, label: string, usual: string, values: readonly string[]) =>
  ({ key, label, kind: 'choice', default: usual, options: values.map(value => ({ value, label: value })) }) as const

export const PATH = settings<PathState>({
  pathExample: choice('pathExample', 'Example', 'shuffle', ['shuffle', 'reflections', 'random']),
  pathTokens: numberSpec('pathTokens', 'Tokens', 24, 2, 64, { integer: true }),
  pathAxes: numberSpec('pathAxes', 'Axes', 4, 2, 8, { integer: true }),
  pathBeta: numberSpec('pathBeta', 'β', 2, 0, 2),
  pathForget: numberSpec('pathForget', 'Forget gate', 1, 0.01, 1),
  pathGate: choice('pathGate', 'Gate', 'code', ['code', 'paper']),
  pathCup: numberSpec('pathCup', 'Axis asked for', 1, 1, 8, { integer: true }),
  pathSeed: numberSpec('pathSeed', 'Seed', 1, 0, 999_999, { integer: true }),
})
