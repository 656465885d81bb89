import { shareOut } from '../../core/allocation'

/** Sets one of whole parts and lets the others share what is left of their sum in their old proportions. */
export function setPart(parts: readonly number[], index: number, value: number): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0)
  const others = parts.filter((_, i) => i !== index)
  const shared = shareOut(total - value, others.some(Boolean) ? others : others.map(() => 1))
  return [...shared.slice(0, index), value, ...shared.slice(index)]
}
