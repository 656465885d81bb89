import type { PlanePicture } from './planePicture'
import { toPx } from './planePicture'

/** px that a note of one line takes, its distance from the edges, and between two places that are tried */
const NOTE = { width: 182, height: 16, edge: 6, step: 4 }

/** px from an agent's middle to the left and right, to its disc and to the far side of its label, which stands away from its nose */
const AROUND = { x: 32, disc: 13, nose: 24, label: 32 }

/** An agent that heads down by more than this carries its label above, as the sine of the angle. */
export const LABEL_UP = 0.3

/** Where the note stands: the end of its baseline, px, and which end. */
export interface NotePlace {
  x: number
  y: number
  anchor: 'start' | 'end'
}

/** At the left or right edge of the plane a place that touches no agent, corners first; failing that, the one that touches the fewest. */
export function notePlace(picture: PlanePicture): NotePlace {
  const { x, y, width, height, plane } = picture
  const agents = plane.agents.map(agent => {
    const at = toPx(picture, agent)
    const down = -Math.sin((agent.heading * Math.PI) / 180)
    const labelUp = down > LABEL_UP
    const up = labelUp ? AROUND.label : Math.max(AROUND.disc, -down * AROUND.nose)
    const under = labelUp ? Math.max(AROUND.disc, down * AROUND.nose) : AROUND.label
    return { left: at.x - AROUND.x, right: at.x + AROUND.x, top: at.y - up, foot: at.y + under }
  })
  const [highest, lowest] = [y + NOTE.edge, y + height - NOTE.edge - NOTE.height]
  const inner = Array.from({ length: Math.max(0, Math.floor((lowest - highest) / NOTE.step)) }, (_, k) => lowest - NOTE.step * k)
  const tops = [lowest, highest, ...inner]
  const places = tops.flatMap(top =>
    (['end', 'start'] as const).map(anchor => {
      const left = anchor === 'end' ? x + width - NOTE.edge - NOTE.width : x + NOTE.edge
      const [right, foot] = [left + NOTE.width, top + NOTE.height]
      const touched = agents.filter(box => box.right > left && box.left < right && box.foot > top && box.top < foot).length
      return { touched, x: anchor === 'end' ? left + NOTE.width : left, y: top + NOTE.height - 4, anchor }
    }),
  )
  const least = Math.min(...places.map(({ touched }) => touched))
  return places.find(({ touched }) => touched === least) as NotePlace
}
