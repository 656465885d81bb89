import { contentFactor } from '../../core/field'
import type { Content } from '../../core/scene'
import type { Side } from '../view'

/** What multiplies the mean score beside the rotation; empty where nothing does. */
export function factorWords(sides: readonly Side[], content: Content): string {
  const rho = contentFactor(content)
  const factors = sides.flatMap(({ letter, spec }) => {
    const squared = spec.groups[0].attentionFactor ** 2
    return squared === 1 ? [] : [`${letter} × ${Number(squared.toFixed(4))}`]
  })
  return [rho === 1 ? '' : `× ${rho} (ρ)`, factors.length ? `${factors.join(', ')} (factor²)` : ''].filter(Boolean).join('; ')
}
