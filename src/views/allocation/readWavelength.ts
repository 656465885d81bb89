/** A typed wavelength: `2048`, `65 536`, `1.5 M`, `2e6`; null when it is none. */
export function readWavelength(text: string): number | null {
  const plain = text.replace(/[\s\u202f\u2009\u00a0_]|,(?=\d{3}(\D|$))/g, '')
  const match = /^(\d+\.?\d*(?:e[+-]?\d+)?)([kM]?)$/i.exec(plain)
  if (!match) return null
  const unit = { k: 1e3, m: 1e6 }[(match[2] as string).toLowerCase()] ?? 1
  return Number(match[1]) * unit
}
