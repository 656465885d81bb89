import type { Mask } from './mask'
import type { Choice, Segment } from './scene'
import { completeParams, slotOf } from './slots'
import type { LayoutResult, LayoutSlot, MaskResult, TokenTable } from './variant'

/** The prompt's tokens and positions under a layout choice. Kept while the same objects come back. */
export function resolveLayout(choice: Choice, segments: readonly Segment[]): LayoutResult {
  const bySegments = layouts.get(choice) ?? new WeakMap<readonly Segment[], LayoutResult>()
  layouts.set(choice, bySegments)
  let result = bySegments.get(segments)
  if (!result) {
    const slot = slotOf('layout', choice)
    result = slot.run(segments, completeParams(slot.params, choice.params, 0).params)
    bySegments.set(segments, result)
  }
  return result
}
const layouts = new WeakMap<Choice, WeakMap<readonly Segment[], LayoutResult>>()

/** The mask of a choice over the prompt's tokens. Kept while the same objects come back. */
export function resolveMask(choice: Choice | undefined, tokens: TokenTable): MaskResult {
  if (!choice) return { mask: null }
  const byTokens = masks.get(choice) ?? new WeakMap<TokenTable, MaskResult>()
  masks.set(choice, byTokens)
  const slot = slotOf('mask', choice)
  const found = byTokens.get(tokens) ?? slot.run(tokens, completeParams(slot.params, choice.params, 0).params)
  byTokens.set(tokens, found)
  return found
}
const masks = new WeakMap<Choice, WeakMap<TokenTable, MaskResult>>()

/** What a query sees in the models that use a layout. */
export function maskOfLayout(choice: Choice): Mask {
  return { kind: (slotOf('layout', choice) as LayoutSlot).attends === 'all' ? 'full' : 'causal' }
}

/** Which parts of a prompt a layout has no place for, in one sentence, or null. */
export function promptProblem(choice: Choice, segments: readonly Segment[]): string | null {
  const slot = slotOf('layout', choice) as LayoutSlot
  const serves = slot.serves ?? ['text', 'image', 'video', 'audio']
  const present = segments.flatMap(segment =>
    segment.kind === 'video' && segment.melFrames ? [segment.kind, 'sound of a video' as const] : [segment.kind],
  )
  const missing = [...new Set(present)].filter(kind => !serves.includes(kind))
  return missing.length ? `${slot.name} has no place for ${listed(missing)}; it takes ${listed(serves)}.` : null
}

/** text, image and video. */
function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join()
}
