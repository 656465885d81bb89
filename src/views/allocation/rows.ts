import { useMemo } from 'react'
import type { RotarySpec } from '../../core/resolve'
import type { Ruler } from '../paint/ruler'
import type { Side, ViewInput } from '../view'
import type { Bracket } from './brackets'
import { bracketsOf, extentOf } from './brackets'
import type { CellBox } from './cells'
import { cellBoxes } from './cells'
import { focusOf } from './lane'
import type { Shown } from './motion'
import { atRest, useMotion } from './motion'
import type { Pair, Reading } from './pairs'
import { readPairs } from './pairs'

/** One side's row as it is drawn. */
export interface RowModel {
  letter: 'A' | 'B'
  name: string
  pairs: readonly Pair[]
  boxes: readonly CellBox[]
  /** boxes of what pairs read until just now, and how far that change has come */
  leaving: readonly CellBox[]
  fade: number
  /** channels of a head beyond the pairs, which are not rotated */
  rest: number
  brackets: readonly Bracket[]
  /** how much of the full stretch each pair takes, 0 to 1, where the schedule treats some otherwise than others */
  blend?: Float64Array
  focus: Reading | null
}

/** A side's row of cells, moving after a change. */
export function useRow(input: ViewInput, side: Side, ruler: Ruler, height: number): RowModel {
  const { letter, name, spec, setup } = side
  const rest = setup.geometry.headDim - setup.geometry.rotaryDim
  const { phone, view } = input
  const pairs = readPairs(spec)
  const blend = blendOf(spec)
  const shown = useMotion(pairs)
  return useMemo(
    () => ({ letter, name, pairs, rest, blend, ...drawn(shown, ruler, height), ...marked(pairs, view.lane, phone) }),
    [letter, name, pairs, rest, blend, shown, ruler, height, view.lane, phone],
  )
}

/** The same at rest, for figures. */
export function restingRow(input: ViewInput, { letter, name, spec, setup }: Side, ruler: Ruler, height: number): RowModel {
  const pairs = readPairs(spec)
  const rest = setup.geometry.headDim - setup.geometry.rotaryDim
  const blend = blendOf(spec)
  return {
    letter,
    name,
    pairs,
    rest,
    blend,
    ...drawn(atRest(pairs), ruler, height),
    ...marked(pairs, input.view.lane, input.phone),
  }
}

/** The ramp of a schedule that does not treat all pairs alike. */
function blendOf({ groups: [{ bands }] }: RotarySpec): Float64Array | undefined {
  return bands?.blend.some(share => share !== bands.blend[0]) ? bands.blend : undefined
}

function drawn({ pairs, leaving, fade }: Shown, ruler: Ruler, height: number): Pick<RowModel, 'boxes' | 'leaving' | 'fade'> {
  const boxes = cellBoxes(pairs, ruler, height)
  if (leaving.size === 0) return { boxes, leaving: [], fade }
  const before = pairs.map(pair => ({ ...(leaving.get(pair.index) ?? pair), lambda: pair.lambda }))
  return { boxes, leaving: cellBoxes(before, ruler, height).filter(box => leaving.has(box.index)), fade }
}

function marked(pairs: readonly Pair[], lane: ViewInput['view']['lane'], phone: boolean): Pick<RowModel, 'brackets' | 'focus'> {
  const focus = focusOf(pairs, lane)
  return { focus, brackets: phone && focus ? extentOf(pairs, focus) : bracketsOf(pairs) }
}
