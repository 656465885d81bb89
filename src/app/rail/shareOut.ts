/** Sets one part and lets the others share what is left of `total` in their old proportions, whole numbers throughout. */
export function shareOut(parts: readonly number[], index: number, value: number, total: number): number[] {
  const others = parts.reduce((sum, part, i) => (i === index ? sum : sum + part), 0)
  const left = total - value
  const exact = parts.map((part, i) => (i === index ? value : others ? (part * left) / others : left / (parts.length - 1)))
  const whole = exact.map(Math.floor)
  const byRemainder = exact.map((x, i) => ({ i, remainder: x - Math.floor(x) })).sort((a, b) => b.remainder - a.remainder)
  let missing = total - whole.reduce((sum, part) => sum + part, 0)
  for (const { i } of byRemainder) {
    if (missing <= 0) break
    if (i === index) continue
    whole[i] = (whole[i] ?? 0) + 1
    missing--
  }
  return whole
}
