import { formatShort } from '../../views/paint/format'

export interface SliderRange {
  min: number
  max: number
  scale?: 'linear' | 'log'
  integer?: boolean
  /** values that the knob catches; they carry the ticks */
  snaps?: readonly number[]
}

/** Share of the track within which the knob jumps to a snap. */
const CATCH = 0.012
/** Share of the track that one character of a label takes, and the gap between labels. */
const CHARACTER = 0.028
const LABEL_GAP = 0.012

/** Places on the track, 0 to 1, against values. */
export function sliderScale({ min, max, scale, integer, snaps = [] }: SliderRange) {
  const log = scale === 'log'
  const share = (value: number) => (log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min))
  const exact = (place: number) => (log ? min * (max / min) ** place : min + (max - min) * place)
  const round = (raw: number) => Math.min(max, Math.max(min, integer ? Math.round(raw) : Number(raw.toPrecision(3))))
  const inside = (place: number) => Math.min(1, Math.max(0, place))
  const ticks = snaps.filter(snap => snap >= min && snap <= max).map(snap => ({ snap, place: share(snap) }))

  return {
    place: (value: number) => inside(share(value)),
    /** the value under a dragged knob */
    at: (place: number) => ticks.find(tick => Math.abs(tick.place - place) < CATCH)?.snap ?? round(exact(place)),
    /** the value after `steps` of 1 % of the track, never past a snap without stopping on it */
    stepped: (value: number, steps: number) => {
      const from = share(value)
      const to = inside(from + steps / 100)
      const passed = ticks.filter(tick => (tick.place - from) * steps > 1e-9 && (to - tick.place) * steps > 0)
      if (passed.length) return (steps > 0 ? passed[0] : passed[passed.length - 1])?.snap ?? value
      const next = round(exact(to))
      return next === value && integer ? round(value + Math.sign(steps)) : next
    },
    /** snaps with their labels; of two labels without room for both the right one stays */
    ticks: ticks.map(({ snap, place }, i) => {
      const next = ticks[i + 1]
      const label = formatShort(snap)
      if (!next) return { place, label }
      const room = ((label.length + formatShort(next.snap).length) / 2) * CHARACTER + LABEL_GAP
      return { place, label: next.place - place > room ? label : '' }
    }),
  }
}
