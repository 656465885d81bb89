import { rangeOf } from '../../core/runs'
import type { AxisId } from '../../core/scene'
import { formatPositions } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import type { Linear } from '../paint/linear'
import type { Palette } from '../paint/palette'
import type { Band } from './labelHeights'
import { labelHeights } from './labelHeights'
import type { LaneSide } from './lanePaint'
import type { TokenAxis } from './tokenAxis'
import { tokenX } from './tokenAxis'
import { idText } from './words'

interface Props {
  axis: AxisId
  tokens: TokenAxis
  y: Linear
  palette: Palette
}

/** Hollow dots where text resumes and, for the solid side, the ids that patches share with the text after them. */
export function LaneMarks({ each, axis, tokens, y, palette }: Props & { each: LaneSide }) {
  const { side, facts, index } = each
  const ids = side.spec.positionIds[side.spec.axes.indexOf(axis)]
  const reused = index === 0 && facts.overlaps.find(found => found.axis === axis && found.text === 'after')
  const from = reused && tokenX(tokens, index, facts.grid.at(-1)?.start ?? 0)
  return (
    <>
      {reused && typeof from === 'number' && (
        <>
          <rect
            x={from}
            width={tokens.width - from}
            y={y(reused.to + 0.5)}
            height={y(reused.from - 0.5) - y(reused.to + 0.5)}
            fill={palette.glass}
            stroke={palette.line2}
            strokeWidth={0.75}
            strokeDasharray="1.5 3"
          />
          <HaloText
            x={tokenX(tokens, index, reused.first) ?? tokens.width}
            y={y(reused.to + 0.5) - 6}
            fontSize={12}
            textAnchor="end"
            fill={palette.ink2}
            halo={palette.chassis}
          >
            {formatPositions(reused.tokens)} id{reused.tokens === 1 ? '' : 's'} used twice
          </HaloText>
        </>
      )}
      {facts.resumptions.map(({ token }) => {
        const x = token === null ? null : tokenX(tokens, index, token)
        return x === null ? null : (
          <circle
            key={token}
            cx={x}
            cy={y(ids?.[token as number] as number)}
            r={index === 0 ? 3.5 : 3}
            fill={palette.bench}
            stroke={palette.ink}
            strokeWidth={1.4}
          />
        )
      })}
    </>
  )
}

/** px of a lane under which a word would strike its line */
const LEAST = 34

/** px of a letter, and the share of the picture over which a label names its side by the letter alone */
const LETTER = 6.5
const NARROW = 0.5

interface LabelProps extends Props {
  sides: readonly LaneSide[]
  /** px of the lane */
  height: number
}

/** "A VideoRoPE, text resumes at 47" left of the last dot, where it strikes the fewest lines of frames. */
export function ResumeLabels({ sides, axis, tokens, y, height, palette }: LabelProps) {
  if (height < LEAST) return null
  const labels = sides.flatMap(({ side, facts, index }) => {
    const last = facts.resumptions.findLast(({ token }) => token !== null)
    const x = last?.token == null ? null : tokenX(tokens, index, last.token)
    if (!last || x === null) return []
    const words = `, text resumes at ${idText(last.position)}`
    const full = ` ${side.name}`
    const name = LETTER * (full.length + words.length) > NARROW * tokens.width ? '' : full
    const left = x - 8 - LETTER * (1 + name.length + words.length)
    const beside = (start: number, end: number) =>
      (tokenX(tokens, index, end) ?? 0) > left && (tokenX(tokens, index, start) ?? x) < x
    const near = facts.runs.filter(({ frame, start, count }) => frame >= 0 && beside(start, start + count - 1))
    const ids = side.spec.axes.indexOf(axis)
    const bands = near.map(run => rangeOf([run], ids)).map(([low, high]): Band => [y(high), y(low)])
    return [{ side, x, name, words, position: last.position, bands }]
  })
  const heights = labelHeights(labels, height)
  return labels.map(({ side, x, name, words }, k) => (
    <HaloText
      key={side.letter}
      x={x - 8}
      y={heights[k]}
      fontSize={12}
      textAnchor="end"
      fill={palette.ink2}
      halo={palette.chassis}
    >
      <tspan fontWeight={600} fill={palette.ink}>
        {side.letter}
        {name}
      </tspan>
      {words}
    </HaloText>
  ))
}
