import { select } from 'd3-selection'
import type { D3ZoomEvent } from 'd3-zoom'
import { zoom } from 'd3-zoom'
import type { Actions } from '../../state/store'
import type { Ruler } from '../paint/ruler'
import { transformOf, viewOf, zoomExtent } from '../ruler/zoomRuler'

/** Lets wheel, drag and two fingers on a plot move the ruler; returns how to end it. */
export function zoomPlot(node: HTMLElement, ruler: Ruler, height: number, act: Actions): () => void {
  const { scale } = ruler.view
  const whole: [[number, number], [number, number]] = [
    [0, 0],
    [ruler.width, height],
  ]
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent(zoomExtent(scale))
    .extent(whole)
    .translateExtent(whole)
    .filter(event => (event.touches ? event.touches.length > 1 : !event.button))
    .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      if (event.sourceEvent) act.setView({ ruler: viewOf(event.transform, scale, ruler.width) })
    })
  const selection = select(node).call(behaviour).on('dblclick.zoom', null)
  selection.call(behaviour.transform, transformOf(ruler.view, ruler.width))
  return () => void selection.on('.zoom', null)
}

/** Tells the gesture where the ruler stands, without starting it anew. */
export function followRuler(node: HTMLElement, ruler: Ruler): void {
  Object.assign(node, { __zoom: transformOf(ruler.view, ruler.width) })
}
