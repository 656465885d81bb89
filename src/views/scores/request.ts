import { laneFrequencies } from '../../core/curves'
import { movedKeys, openedBand, scoreBands } from '../../core/scoreBands'
import { scoreSource, signalOf, softmaxScale } from '../../core/scoreSource'
import { tokenBlocks } from '../../core/tokenBlocks'
import type { ScoresJob, ScoresSide } from '../../engine/protocol'
import { matrixSize, windowOf } from '../../state/scoresView'
import type { Side, ViewInput } from '../view'
import { latticeEdges, partsOf, sideEdges } from './lattice'
import { ordered } from './ordered'
import { cellsAcross, placeMatrices } from './place'

/** The cells in view of A and B, one per device pixel, or one per token where tokens are larger. */
export function scoresRequest(raw: ViewInput, size: { width: number; height: number }): { job: ScoresJob; label: string } | null {
  const input = ordered(raw)
  const { scene, view, a, b } = input
  const tokens = matrixSize(scene)
  if (tokens === 0) return null
  const { form, temperature } = view.scores
  const window = windowOf(view.scores, tokens)
  const cell = Math.max(1, window.size / cellsAcross(placeMatrices(input, size), globalThis.devicePixelRatio ?? 1))
  const rows = latticeEdges(window.q0, window.size, cell, tokens)
  const columns = latticeEdges(window.k0, window.size, cell, tokens)
  const bounds = Float64Array.from([0, ...partsOf(scene.segments).map(({ to }) => to)])
  const jobOf = (side: Side): ScoresSide => ({
    source: scoreSource(side.spec, scene.content),
    blocks: tokenBlocks(side.spec),
    scale: logitScale(input, side, form === 'softmax' ? temperature : null),
    mask: side.spec.mask,
    related: relatedBands(side),
    rows: sideEdges(side, scene.segments, rows),
    columns: sideEdges(side, scene.segments, columns),
    parts: sideEdges(side, scene.segments, bounds),
  })
  const job: ScoresJob = { op: 'scores', form, sides: (b ? [a, b] : [a]).map(jobOf) }
  return { job, label: form === 'softmax' ? 'Attention' : 'Mean scores' }
}

/** The bands of a side's relative map over its tokens, or one of moved keys or first tokens; null where pairs see the difference of positions. */
function relatedBands({ spec }: Side): ScoresSide['related'] {
  const frequencies = spec.relation && laneFrequencies(spec, 'all')
  if (spec.relation && frequencies) return scoreBands(spec.relation.over(spec.tokens.count), frequencies)
  return movedKeys(spec) ?? openedBand(spec)
}

/** What C is multiplied by: the correlation of q and k, and for a softmax its scale. */
export function logitScale({ scene }: Pick<ViewInput, 'scene'>, side: Side, temperature: number | null): number {
  const signal = signalOf(scene.content)
  return temperature === null ? signal : signal * softmaxScale(side.spec, side.setup.geometry, temperature)
}
