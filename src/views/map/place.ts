import { plotLeft, plotWidth } from '../paint/bench'
import type { ViewInput } from '../view'
import type { MapSide } from './model'
import { largestSeen } from './model'

/** px */
const TITLE = 22
const FOOT = 20
const GAP = 30
const ROWS = 46
const ABOVE_PLOT = 26
const LARGEST = 236
const PLOT = { least: 150, phone: 250 }

export interface MapPanel {
  /** index of the side */
  side: number
  slow: boolean
  left: number
}

/** px from the top left of the view. */
export interface MapPlace {
  /** query × key pictures, squares */
  panels: readonly MapPanel[]
  top: number
  size: number
  /** where the legend stands; on a narrow page below the pictures */
  legend: { left: number; top: number; width: number }
  /** the two rows of indices of a hierarchy; null without one */
  rows: { top: number } | null
  plot: { left: number; top: number; width: number; height: number }
  height: number
  scale: DistanceScale
}

/** How seen distances become px above the foot of the plot. */
export interface DistanceScale {
  y: (distance: number) => number
  ticks: readonly { value: number; label: boolean }[]
  log: boolean
  top: number
}

export function mapPlace(
  input: Pick<ViewInput, 'ruler' | 'phone'>,
  sides: readonly MapSide[],
  { width, height }: { width: number; height: number },
): MapPlace {
  const { phone } = input
  const wanted = sides.flatMap(({ slowFrom }, side) =>
    slowFrom === null ? [{ side, slow: false }] : [false, true].map(slow => ({ side, slow })),
  )
  const left = plotLeft(phone)
  const rows = sides.some(({ slowFrom }) => slowFrom !== null) ? ROWS : 0
  const across = phone ? Math.min(2, wanted.length) : wanted.length
  const legendWidth = phone ? width - left : 270
  const room = (phone ? width - left : width - left - legendWidth - GAP) / across - GAP
  const down = Math.ceil(wanted.length / across)
  const size = Math.max(90, Math.floor(Math.min(room, LARGEST, phone ? LARGEST : (height - rows) * 0.5 - TITLE - FOOT)))
  const panelsFoot = down * (TITLE + size + FOOT)
  const legendTop = phone ? panelsFoot + 6 : TITLE - 12
  const rowsTop = phone ? legendTop + legendHeight(sides) + 8 : panelsFoot + 4
  const plotTop = rowsTop + rows + ABOVE_PLOT
  const plotHeight = phone ? PLOT.phone : Math.max(PLOT.least, height - plotTop)
  return {
    panels: wanted.map((panel, at) => ({ ...panel, left: left + (at % across) * (size + GAP) })),
    top: TITLE,
    size,
    legend: { left: phone ? left : left + across * (size + GAP), top: legendTop, width: legendWidth },
    rows: rows ? { top: rowsTop } : null,
    plot: { left, top: plotTop, width: plotWidth(width, phone), height: plotHeight },
    height: plotTop + plotHeight,
    scale: distanceScale(input, sides, plotHeight),
  }
}

/** px from the top of a panel to that of the next one below it. */
export function panelTop({ panels, size, top }: MapPlace, at: number): number {
  const across = panels.findIndex((panel, k) => k > 0 && panel.left === panels[0]?.left)
  return across < 0 ? top : top + Math.floor(at / across) * (TITLE + size + FOOT)
}

/** px of the legend: the colours, then a line for each band. */
export function legendHeight(sides: readonly MapSide[]): number {
  const bands = sides.reduce((sum, { relation }) => sum + (relation ? relation.bands.length + 1 : 0), 0)
  return 66 + 18 * bands
}

/** Up to what is seen by bent distances, or trained; a distance that is seen as it is leaves at the top. */
function distanceScale({ ruler }: Pick<ViewInput, 'ruler'>, sides: readonly MapSide[], height: number): DistanceScale {
  const log = ruler.view.scale === 'log'
  const end = ruler.view.to
  const bent = sides.filter(({ relation }) => relation)
  const reached = bent.length ? Math.max(...bent.map(one => largestSeen(one, end))) : end
  const trained = Math.max(...sides.map(({ side }) => side.setup.geometry.trainedLength))
  if (!log) {
    const top = Math.max(1, Math.min(end, Math.max(reached, bent.length ? 0 : end)))
    const step = 10 ** Math.floor(Math.log10(top)) / (top / 10 ** Math.floor(Math.log10(top)) < 4 ? 2 : 1)
    const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, k) => ({ value: k * step, label: true }))
    return { log, top, ticks, y: distance => height * (1 - distance / (top * 1.04)) }
  }
  const decades = Math.max(1, Math.ceil(Math.log10(Math.max(reached, Math.min(trained, end) * 1.5, 10)) - 1e-9))
  const slot = 14
  const unit = (height - slot - 6) / decades
  return {
    log,
    top: 10 ** decades,
    ticks: [
      { value: 0, label: true },
      ...Array.from({ length: decades + 1 }, (_, power) => ({ value: 10 ** power, label: unit > 20 || power % 2 === 0 })),
    ],
    y: distance => (distance < 1 ? height - slot * Math.max(0, distance) : height - slot - Math.log10(distance) * unit),
  }
}
