import type { Layer, PathSink } from '../paint/layer'
import type { Envelope } from './envelope'
import type { LaneCurve } from './laneCurve'
import type { LaneBox } from './lanes'
import { isTurn } from './lanes'
import type { DrawnLane, DrawnSide, Picture } from './picture'

const DASH = [5, 3.5]
/** The thin curve fades in this many steps. */
const FADES = 5
const FADED = 0.18
const STALE = 0.36

/** Everything on the canvas, px from the left end of the plot: grid, B, A. */
export function decayLayers(picture: Picture): Layer[] {
  return [...layersBelow(picture), ...layersOfA(picture)]
}

/** Grid and B, and the difference that both make. */
export function layersBelow(picture: Picture): Layer[] {
  return picture.lanes.filter(({ box }) => !isTurn(box.lane)).flatMap(lane => belowOf(picture, lane))
}

function belowOf({ input: { palette, view }, ruler }: Picture, lane: DrawnLane): Layer[] {
  return [
    ...gridLayers(lane.box, ruler.width, palette.grid, palette.line2),
    ...(view.difference && lane.a && lane.b ? [differenceLayer(lane.box, lane.a, lane.b, palette.ink)] : []),
    ...(lane.b ? sideLayers(lane, lane.b, isTurn(lane.box.lane) ? 0 : ruler.left) : []),
  ]
}

export function layersOfA({ ruler, lanes }: Picture): Layer[] {
  return lanes.flatMap(lane => (lane.a && !isTurn(lane.box.lane) ? sideLayers(lane, lane.a, ruler.left) : []))
}

/** Everything of a lane that stands on a scale of its own. */
export function turnLayers(picture: Picture, lane: DrawnLane): Layer[] {
  return [...belowOf(picture, lane), ...(lane.a ? sideLayers(lane, lane.a, 0) : [])]
}

function gridLayers(box: LaneBox, width: number, grid: string, zero: string): Layer[] {
  const rule = (value: number) => (sink: PathSink) => {
    sink.moveTo(0, box.y(value))
    sink.lineTo(width, box.y(value))
  }
  return [
    ...box.grid.map(value => ({ id: `${box.lane} grid ${value}`, style: { stroke: grid, width: 1 }, build: rule(value) })),
    { id: `${box.lane} zero`, style: { stroke: zero, width: 0.75 }, build: rule(0) },
  ]
}

function differenceLayer({ lane, y }: LaneBox, a: DrawnSide, b: DrawnSide, ink: string): Layer {
  return {
    id: `${lane} difference`,
    style: { fill: ink, opacity: 0.13 },
    build: sink => {
      const { x, line } = a.curve
      const columns = Math.min(x.length, b.curve.x.length)
      for (let k = 0; k < columns; k++) sink[k ? 'lineTo' : 'moveTo'](x[k] as number, y(line[k] as number))
      for (let k = columns - 1; k >= 0; k--) sink.lineTo(x[k] as number, y(b.curve.line[k] as number))
      sink.closePath()
    },
  }
}

function sideLayers({ box, a }: DrawnLane, drawn: DrawnSide, slot: number): Layer[] {
  const isA = drawn.side.letter === 'A'
  const { curve, envelope, fill, ink } = drawn
  const id = (part: string) => `${box.lane} ${drawn.side.letter} ${part}`
  const layers: Layer[] = []
  if (envelope) {
    const shown = (envelope.bound === 'outer' ? 0.4 : 1) * (envelope.stale ? STALE : 1)
    const style = isA ? { fill, opacity: 0.22 * shown } : { fill, opacity: 0.1 * shown, hatch: fill, hatchOpacity: 0.3 * shown }
    layers.push({ id: id('envelope'), style, build: envelopeShape(box, envelope) })
  }
  layers.push({ id: id('deviation'), style: { fill, opacity: isA ? 0.12 : 0.09 }, build: bandShape(box, curve) })
  for (let fade = isA ? 1 : 0; fade < FADES; fade++) {
    const opacity = 1 - ((1 - FADED) * fade) / (FADES - 1)
    layers.push({ id: id(`curve ${fade}`), style: { stroke: fill, width: 0.8, opacity }, build: fadedCurve(box, curve, fade) })
  }
  layers.push({
    id: id('line'),
    style: isA ? { stroke: fill, width: box.tall ? 2.5 : 2 } : { stroke: ink, width: 1.5, dash: DASH },
    build: sink => {
      for (let k = 0; k < curve.x.length; k++) sink[k ? 'lineTo' : 'moveTo'](curve.x[k] as number, box.y(curve.line[k] as number))
    },
  })
  if (slot && (isA || !a)) layers.push(...slotLayers(box, drawn, slot, id))
  return layers
}

/** Distance 0 in its slot, joined to distance 1. */
function slotLayers({ tall, y }: LaneBox, { curve, fill, at }: DrawnSide, slot: number, id: (part: string) => string): Layer[] {
  const x = slot / 3
  const start = y(at(0))
  return [
    {
      id: id('join'),
      style: { stroke: fill, width: 1.25, dash: [1.5, 3] },
      build: sink => {
        sink.moveTo(x + 5, start)
        sink.lineTo(slot, y(curve.line[0] as number))
      },
    },
    { id: id('zero'), style: { fill }, build: sink => sink.arc(x, start, tall ? 3 : 2.5, 0, 2 * Math.PI) },
  ]
}

/** Steps of one column each; a column that holds nothing parts the shape. */
function envelopeShape({ y }: LaneBox, { min, max, x }: Envelope) {
  return (sink: PathSink) => {
    for (let start = 0, end = 0; start < min.length; start = end + 1) {
      end = start
      while (end < min.length && !Number.isNaN(min[end])) end++
      if (end === start) continue
      sink.moveTo(x[start] as number, y(max[start] as number))
      for (let k = start; k < end; k++) {
        const height = y(max[k] as number)
        sink.lineTo(x[k] as number, height)
        sink.lineTo(x[k + 1] as number, height)
      }
      for (let k = end - 1; k >= start; k--) {
        const height = y(min[k] as number)
        sink.lineTo(x[k + 1] as number, height)
        sink.lineTo(x[k] as number, height)
      }
      sink.closePath()
    }
  }
}

function bandShape({ y }: LaneBox, { bandEdges, low, high }: LaneCurve) {
  return (sink: PathSink) => {
    if (!low.length) return
    const middle = (k: number) => ((bandEdges[k] as number) + (bandEdges[k + 1] as number)) / 2
    for (let k = 0; k < high.length; k++) sink[k ? 'lineTo' : 'moveTo'](middle(k), y(high[k] as number))
    for (let k = low.length - 1; k >= 0; k--) sink.lineTo(middle(k), y(low[k] as number))
    sink.closePath()
  }
}

/** The stretches of the curve whose line has left it by this step. */
function fadedCurve({ y }: LaneBox, { x, value, eased }: LaneCurve, fade: number) {
  return (sink: PathSink) => {
    let drawing = false
    for (let k = 0; k < x.length; k++) {
      const here = Math.round((eased[k] as number) * (FADES - 1)) === fade
      if (!here && !drawing) continue
      sink[drawing ? 'lineTo' : 'moveTo'](x[k] as number, y(value[k] as number))
      drawing = here
    }
  }
}
