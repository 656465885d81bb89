import { EMPTY_FRAME } from '../../state/frames'
import type { Frame } from '../../views/view'

export function frameOf(frames: Record<string, Frame>, id: string): Frame {
  return frames[id] ?? EMPTY_FRAME
}

const pictures = new WeakMap<NonNullable<Frame['shown']>, Frame>()

/** The part of a frame that pictures and captions are drawn from; the same object for the same answer. */
export function pictured(shown: Frame['shown']): Frame {
  if (!shown) return EMPTY_FRAME
  const frame = pictures.get(shown) ?? { ...EMPTY_FRAME, shown }
  pictures.set(shown, frame)
  return frame
}
