import type { VideoSegment } from '../../core/scene'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'

const CLIP: VideoSegment = { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 }

interface EmptyProps extends Pick<ViewProps, 'act' | 'height'> {
  why: 'content' | 'grid'
}

/** What is missing, why, and one button that supplies it. */
export function EmptyField({ why, act, height }: EmptyProps) {
  return (
    <div className={parts.empty} style={{ minHeight: height }}>
      {why === 'content' ? (
        <>
          <p>q and k are independent, so every key scores 0 on average, wherever it stands.</p>
          <button type="button" className={parts.main} onClick={() => act.setContent({ kind: 'ones' })}>
            Take q and k as ones
          </button>
        </>
      ) : (
        <>
          <p>
            The field compares a query with every patch of an image or video, or with agents on a plane. This prompt has none.
          </p>
          <button type="button" className={parts.main} onClick={() => act.setSegments(segments => [...segments, CLIP])}>
            Add a video of 8 frames
          </button>
        </>
      )}
    </div>
  )
}
