import { useMemo } from 'react'
import { pixelFrames } from '../../core/loops'
import type { Segment } from '../../core/scene'
import { withPairSlowed } from '../../core/slowed'
import { formatPositions } from '../paint/format'
import parts from '../paint/parts.module.css'
import { RangeSlider } from '../paint/RangeSlider'
import type { ViewProps } from '../view'
import type { LoopFacts } from './facts'
import { measures, ownPrompt, timePairText } from './facts'
import style from './loops.module.css'
import { mostFrames, slowing } from './slowing'
import { secondsText } from './words'

/** positions of the slider; it runs over the logarithm of the token frames */
const STEPS = 1000

interface ClipBarProps extends Pick<ViewProps, 'input' | 'act'> {
  facts: LoopFacts
  setFrames: (frames: number) => void
}

/** The clip's length, the model's own clip, and RIFLEx in B. */
export function ClipBar({ facts, input, act, setFrames }: ClipBarProps) {
  const { scene } = input
  const { clip, causal, side } = facts
  const most = mostFrames(scene.segments, clip.segment)
  const change = (frames: number) => setFrames(Math.max(2, Math.min(most, frames)))
  const place = (frames: number) => Math.round((STEPS * Math.log(frames / 2)) / Math.log(most / 2))
  const pixels = formatPositions(pixelFrames(clip.frames, clip.patch, causal))
  const lasts = secondsText((measures(facts.span, clip).pixels + (causal ? 1 : clip.patch)) / clip.fps)
  const said = `${formatPositions(clip.frames)} token frames, ${pixels} pixel frames, ${lasts}`
  const own = ownPrompt(side)
  const isOwn = own !== null && sameButLength(own.segments, scene.segments)
  const offer = useMemo(() => slowing(facts, scene.segments), [facts, scene.segments])
  const possible = useMemo(() => offer !== null && withPairSlowed(side.setup, offer.k, 1) !== null, [side.setup, offer])

  const slow = () => {
    if (!offer) return
    const b = withPairSlowed(side.setup, offer.k, offer.length)
    if (b) act.setScene(now => ({ ...now, b, segments: offer.segments }))
  }
  return (
    <div className={style.bar}>
      <label className={style.length}>
        <span>Clip</span>
        <RangeSlider
          className={style.slider}
          name="Length of the clip"
          said={said}
          max={STEPS}
          value={place(clip.frames)}
          onChange={step => change(Math.round(2 * (most / 2) ** (step / STEPS)))}
          onStep={by => change(clip.frames + by)}
        />
      </label>
      <span className={style.said}>
        <b>{formatPositions(clip.frames)}</b> token frames · <b>{pixels}</b> pixel frames · {lasts}
      </span>
      <span className={style.offers}>
        {own && !isOwn && (
          <button type="button" className={parts.button} onClick={() => act.setSegments(own.segments)}>
            Use the model’s own clip
          </button>
        )}
        {offer && (
          <button
            type="button"
            className={parts.button}
            disabled={!possible}
            title={
              possible
                ? `B becomes A with the pair of time ${timePairText(offer)}, at nine tenths of a turn in ${offer.text}`
                : 'The frequencies of this embedding differ between heads or layers, and RIFLEx edits one table.'
            }
            onClick={slow}
          >
            RIFLEx in B: slow k = {offer.k} for {offer.text}
          </button>
        )}
      </span>
    </div>
  )
}

/** Whether two prompts are the same but for the lengths of their videos. */
function sameButLength(a: readonly Segment[], b: readonly Segment[]): boolean {
  const short = (segments: readonly Segment[]) =>
    JSON.stringify(
      segments.map(segment =>
        Object.entries(segment)
          .filter(([key]) => key !== 'frames')
          .sort(),
      ),
    )
  return short(a) === short(b)
}
