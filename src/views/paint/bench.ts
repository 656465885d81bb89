/** px left of the plot column: view name and hint */
export const GUTTER = 76
/** px right of the plot column: a gap of 10, then the readouts */
export const READOUT = 104

/** Where the plot column lies inside a strip of the given width. The phone has no gutter and no readouts. */
export function plotLeft(phone: boolean): number {
  return phone ? 18 : GUTTER
}

export function plotWidth(width: number, phone: boolean): number {
  return Math.max(1, width - plotLeft(phone) - (phone ? 0 : READOUT))
}
