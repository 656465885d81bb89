import type { Distinct } from '../../core/relativeBreak'
import { wavelengthRuler } from '../allocation/lane'
import { formatPositions } from '../paint/format'
import type { ViewInput } from '../view'
import type { Line } from './CurveStrip'
import { CurveStrip } from './CurveStrip'
import type { Curves } from './curves'
import { doublings, logScale } from './logScale'
import type { Moved } from './model'
import { LONG_RUN, leftFrom, leftOfPair, movedAt, RUN } from './model'
import { PairsStrip } from './PairsStrip'
import type { PrecisionPlace } from './place'
import { firstShare, formatError } from './words'

interface PictureProps {
  input: ViewInput
  curves: readonly Curves[]
  place: PrecisionPlace
  /** false in a file, which has no cursor */
  cursor: boolean
}

/** Four strips on one ruler: error of scores, change of attention, and the different values that are left. */
export function PrecisionPicture({ input, curves, place, cursor }: PictureProps) {
  const { palette } = input
  const shift = input.cursor.delta
  // the slot for 0 at the left of a log ruler holds the values of the axis
  const slot = input.ruler.left > 0
  const found = curves.map(({ moved }) =>
    moved
      .sorted()
      .map(([, value]) => value)
      .filter(({ shift }) => shift > 0 || !slot),
  )
  const here = cursor ? curves.map(({ model }) => movedAt(model, shift)) : []
  const all = [...found.flat(), ...here]
  const errors = logScale(
    all.flatMap(({ error }) => [error.max, error.mean]),
    place.error.top,
    place.error.height,
  )
  const changes = logScale(
    all.flatMap(({ change, first }) => [change, first]),
    place.change.top,
    place.change.height,
  )
  const pairOf = (one: Curves) => Math.min(input.cursor.pair, one.model.invFreq.length - 1)
  const left = cursor ? curves.map(one => leftFrom(one.model, pairOf(one), shift)) : []
  const ofPair = cursor ? curves.map(one => one.pairs.values.get(pairOf(one)) ?? leftOfPair(one.model, pairOf(one))) : []
  const moved = (name: string, pick: (value: Moved) => number, strong: boolean): Line[] =>
    found.map((values, side) => {
      const now = here[side]
      return {
        name,
        side,
        strong,
        points: values.flatMap(value => (Number.isFinite(pick(value)) ? [[value.shift, pick(value)] as const] : [])),
        here: now && Number.isFinite(pick(now)) ? pick(now) : null,
      }
    })
  const run = (name: string, kind: keyof Distinct, strong: boolean): Line[] =>
    curves.map((one, side) => ({
      name,
      side,
      strong,
      points: one.run
        .sorted()
        .filter(([from]) => from > 0 || !slot)
        .map(([from, value]) => [from, value[kind]] as const),
      here: left[side]?.[kind] ?? null,
    }))
  const common = { palette, place, ruler: input.ruler, phone: input.phone, cursor: cursor ? shift : null }
  const letters = curves.map(({ model }) => model.side.letter)
  return (
    <g>
      <CurveStrip
        {...common}
        strip={place.error}
        title="Score error"
        hint={'of q·k/√d,\nmoved by Δ'}
        scale={errors}
        lines={[...moved('largest', ({ error }) => error.max, false), ...moved('mean', ({ error }) => error.mean, true)]}
        readouts={here.map(({ error }, side) => [`${letters[side]} max`, formatError(error.max)] as const)}
      />
      <CurveStrip
        {...common}
        strip={place.change}
        title="Break"
        hint={'D, prompt\nmoved by Δ'}
        scale={changes}
        lines={[...moved('first token', ({ first }) => first, false), ...moved('D', ({ change }) => change, true)]}
        readouts={here.flatMap(
          (value, side) =>
            [
              [`${letters[side]} D`, formatError(value.change)],
              [`${letters[side]} first`, firstShare(value)],
            ] as const,
        )}
      />
      <CurveStrip
        {...common}
        strip={place.run}
        title={`Left of ${RUN}`}
        hint={`ids; cos, sin\nof pair ${input.cursor.pair}`}
        scale={doublings(RUN, place.run.top, place.run.height)}
        lines={[...run('ids', 'ids', false), ...run('cos, sin', 'turns', true)]}
        readouts={left.map(({ ids, turns }, side) => [`${letters[side]}`, `${ids} ids, ${turns}`] as const)}
      />
      <PairsStrip
        {...common}
        ruler={wavelengthRuler(input.ruler, input)}
        unlinked={input.ruler.view.scale === 'linear'}
        curves={curves}
        chosen={input.cursor.pair}
        scale={doublings(LONG_RUN, place.pairs.top, place.pairs.height)}
        readouts={ofPair.map((count, side) => [`${letters[side]} cos, sin`, formatPositions(count)] as const)}
      />
    </g>
  )
}
