import type { Segment } from '../../core/scene'
import { namedSetup } from '../../core/setups'
import { findVariant } from '../../core/slots'
import { VARIANTS } from '../../core/variants'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import type { Missing } from './facts'
import { ownPrompt } from './facts'
import { withLongestOf } from './slowing'
import { whyMissing } from './words'

const PLAIN_VIDEO: Segment = { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 }

/** What is missing, why it matters, and one button that supplies it. */
export function EmptyLoops({ missing, input, act, height }: Pick<ViewProps, 'input' | 'act' | 'height'> & { missing: Missing }) {
  const { label, run } = remedy(missing, input, act)
  return (
    <div className={parts.empty} style={{ minHeight: height }}>
      <svg width={138} height={32} aria-hidden="true">
        {[0, 1, 2, 3, 4].map(at => (
          <rect key={at} x={at * 28 + 1} y={1} width={22} height={22} fill="none" stroke="var(--line2)" strokeDasharray="3 2.5" />
        ))}
        <path d="M0 30.5H138" stroke="var(--line2)" />
      </svg>
      <h2>{whyMissing(missing, input.a)}</h2>
      <p>Loops shows after how many frames of a clip the pairs that carry time are back where they began.</p>
      <button type="button" className={parts.main} onClick={run}>
        {label}
      </button>
    </div>
  )
}

function remedy(missing: Missing, { a }: ViewProps['input'], act: ViewProps['act']): { label: string; run: () => void } {
  const own = ownPrompt(a)
  if (missing === 'one frame')
    return {
      label: 'Make it 8 token frames long',
      run: () => act.setSegments(segments => withLongestOf(segments, 8)),
    }
  if (missing === 'no video')
    return own
      ? { label: 'Use the model’s own clip', run: () => act.setSegments(own.segments) }
      : { label: 'Add video 8 × 6 × 8', run: () => act.setSegments(segments => [...segments, PLAIN_VIDEO]) }
  const example = VARIANTS.findLast(
    ({ repeats, prompt }) => repeats?.some(({ pixelFrames }) => pixelFrames) && prompt?.some(isVideo),
  )
  const id = example?.id ?? 'custom'
  const segments = findVariant(id)?.prompt ?? [PLAIN_VIDEO]
  return {
    label: `Look at ${example?.name ?? 'a model with a time axis'}`,
    run: () => act.setScene(now => ({ ...now, a: namedSetup(id), segments })),
  }
}

function isVideo({ kind }: Segment): boolean {
  return kind === 'video'
}
