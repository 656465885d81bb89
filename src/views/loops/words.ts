import { pixelFrames } from '../../core/loops'
import { formatPositions, formatShort } from '../paint/format'
import type { Caption, Side, ViewInput } from '../view'
import type { LoopFacts, Missing } from './facts'
import { closing, drawnName, isFacts, isNear, loopFacts, measures, otherClip } from './facts'

const WHY: Record<Missing, (name: string) => string> = {
  'no video': () => 'The prompt has no video whose frames could repeat.',
  'one frame': () => 'The video has one token frame, and one frame cannot repeat.',
  'no time': name => `${name} has no time axis: its positions do not count frames.`,
  'time stands still': name => `Under ${name} all frames of the video stand at one position of time.`,
  'nothing turns': name => `Under ${name} no pair turns with time, so nothing can come round.`,
}

export function whyMissing(missing: Missing, { name }: Side): string {
  return WHY[missing](name)
}

/** One sentence each for A and B: where the clip repeats, or what comes round in it. */
export function loopsCaption({ a, b, scene: { segments }, phone }: ViewInput): Caption {
  const say = (side: Side, opens: boolean) => {
    const facts = loopFacts(side, segments)
    return isFacts(facts) ? sentence(facts, opens, phone) : whyMissing(facts, side)
  }
  return { lead: 'Loops.', a: say(a, true), b: b ? say(b, false) : '' }
}

function sentence(facts: LoopFacts, opens: boolean, phone: boolean): string {
  const { side, repeat, clip, span, pairs } = facts
  const name = drawnName(side)
  if (repeat && isNear(repeat.delta, facts)) {
    const { back, turned } = repeat
    const share =
      back.length === turned.length
        ? `${turned.length === 2 ? 'both' : `all ${turned.length}`} pairs that have turned are back`
        : `${back.length} of the ${turned.length} pairs that have turned are back, so faintly`
    const where = repeat.delta <= span ? 'inside' : 'past'
    // beside the model's own clip, token frames are what this one can be compared in
    const length = otherClip(facts) ? `${formatPositions(clip.frames)}\u00a0token frames` : clipText(facts)
    return opens
      ? `Under ${name} a clip is expected to repeat ${distanceText(facts, repeat.delta, phone)}, ${where} this one of ${length}: ${share}.`
      : `Under ${name} it would repeat ${distanceText(facts, repeat.delta, true)}, ${where} this clip.`
  }
  const found = closing(facts)
  const of = opens ? ` of ${clipText(facts)}` : ''
  const fastest = measures(pairs[0]?.wavelength ?? 0, clip)
  if (found.length === 0)
    return `Under ${name} no pair of time comes round within this clip${of}; the fastest needs ${formatShort(fastest.frames)} token frames.`
  const slowest = measures(found.at(-1)?.wavelength ?? 0, clip)
  const every = `every ${formatShort(slowest.frames)} token frames (${secondsText(slowest.seconds)})`
  const which = found.length === pairs.length ? `all ${pairs.length}` : `${found.length} of the ${pairs.length}`
  if (found.length === 1) return `Under ${name} the fastest pair of time alone comes round within this clip${of}, ${every}.`
  return `Under ${name} ${which} pairs of time come round within this clip${of}, the slowest of them ${every}.`
}

/** "after 201.1 pixel frames (50.27 token frames, 8.378 s)", in the model's own clip where the prompt's is another. */
function distanceText(facts: LoopFacts, delta: number, short: boolean): string {
  const own = otherClip(facts)
  const { frames, pixels, seconds } = measures(delta, own ?? facts.clip)
  const exact = `${formatShort(frames)} token frames`
  const rest = own
    ? `, which are ${formatShort(pixels)} pixel frames (${secondsText(seconds)}) of its own clip`
    : ` (${exact}, ${secondsText(seconds)})`
  return own ? `after ${exact}${rest}` : `after ${formatShort(pixels)} pixel frames${short ? '' : rest}`
}

/** The length of the clip: 261 pixel frames. */
export function clipText({ clip, causal }: LoopFacts): string {
  return `${formatPositions(pixelFrames(clip.frames, clip.patch, causal))}\u00a0pixel frames`
}

export function secondsText(seconds: number): string {
  return `${seconds < 1000 ? formatShort(seconds) : formatPositions(seconds)}\u00a0s`
}
