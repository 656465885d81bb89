import type { Palette } from '../paint/palette'

/** Dotted line at the wavelength that equals the trained length: pairs to its right never make a full turn in it. */
export function LengthMark({ x, from, to, palette }: { x: number; from: number; to: number; palette: Palette }) {
  return <path d={`M${x.toFixed(1)} ${from}V${to}`} stroke={palette.ink2} strokeDasharray="1 3" fill="none" />
}
