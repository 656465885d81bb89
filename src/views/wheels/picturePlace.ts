import { plotLeft, READOUT } from '../paint/bench'
import type { RowRoom } from './wheelRows'

/** px of the parts of the large picture */
export interface PicturePlace {
  /** where the dials begin, and the room they have */
  left: number
  top: number
  room: RowRoom
  /** baseline of what explains the rings; null where there is no room for it */
  note: number | null
  panel: { x: number; width: number; height: number; beside: boolean }
}

const PANEL = 208
/** px of the line that explains the rings */
const NOTE = 22
const PHONE = { left: 40, columns: 8, panel: 176 }

/** The chosen wheel stands right of the rows, on the narrow page above them. */
export function picturePlace(width: number, height: number, phone: boolean): PicturePlace {
  if (phone) {
    return {
      left: PHONE.left,
      top: PHONE.panel,
      note: null,
      room: { width: width - PHONE.left, columns: PHONE.columns },
      panel: { x: 0, width: Math.min(width, 420), height: PHONE.panel - 12, beside: true },
    }
  }
  const left = plotLeft(false)
  const right = width - READOUT + 106
  return {
    left,
    top: 0,
    note: height - 4,
    room: { width: right - PANEL - 32 - left, height: height - NOTE },
    panel: { x: right - PANEL, width: PANEL, height, beside: false },
  }
}
