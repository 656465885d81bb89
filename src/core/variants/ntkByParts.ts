import { cutsAtTurns, factorParam, indexRamp, ntkBase, originalLengthParam } from '../scaling'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * NTK-by-parts as first published: three tables, joined by two ramps in the pair index.
 *   θ = ladder, θ/s = interpolated, θⁿ = NTK-aware; m(a, b) falls from 1 at a turns within L_0 to 0 at b turns
 *   invFreq = (1 - m₂)((1 - m₁) θ/s + m₁ θⁿ) + m₂ θ,  m₁ = m(1.25, 0.75), m₂ = m(16, 2)
 * jquesnelle/yarn @ 995db5b, LlamaPartNTKScaledRotaryEmbedding.py, constants found by trial there. What the YaRN
 * paper (arXiv 2309.00071, section 3.2) calls NTK-by-parts is the simpler two-table form that `yarn` has.
 */
export const ntkByParts = defineVariant({
  id: 'ntkByParts',
  name: 'NTK-by-parts',
  family: 'text',
  year: 2023,
  summary:
    'Treats pairs by how often they turn within the trained context: fast ones stay, those near one turn are stretched by NTK, the slowest are interpolated.',
  formula: String.raw`\omega' = (1-m_2)\bigl((1-m_1)\tfrac{\omega}{s} + m_1\,\omega^{\mathrm{ntk}}\bigr) + m_2\,\omega`,
  sources: [
    {
      label: 'code 995db5b',
      url: 'https://github.com/jquesnelle/yarn/blob/995db5b575e75230b3384d658f8b944c9662f775/scaled_rope/LlamaPartNTKScaledRotaryEmbedding.py',
    },
  ],
  geometry: { ropeTheta: 10_000, trainedLength: 2048 },
  frequencies: {
    name: 'NTK by parts',
    params: [factorParam(4), originalLengthParam(2048)],
    run: (geometry, params) => {
      const factor = params.factor as number
      const length = params.originalMaxPositionEmbeddings as number
      const ladder = geometricLadder(geometry.ropeTheta, geometry.rotaryDim)
      const stretched = geometricLadder(ntkBase(factor, geometry), geometry.rotaryDim)
      const interpolated = indexRamp(cutsAtTurns(1.25, 0.75, length, geometry), ladder.length)
      const changed = indexRamp(cutsAtTurns(16, 2, length, geometry), ladder.length)
      const invFreq = ladder.map((omega, i) => {
        const slow = mix(stretched[i] as number, omega / factor, interpolated[i] as number)
        return mix(omega, slow, changed[i] as number)
      })
      const blend = ladder.map((omega, i) => {
        const ntk = factor === 1 ? i / Math.max(1, ladder.length - 1) : (1 - (stretched[i] as number) / omega) / (1 - 1 / factor)
        return (changed[i] as number) * mix(ntk, 1, interpolated[i] as number)
      })
      return {
        invFreq,
        attentionFactor: 1,
        bands: { blend, length, kept: 16, interpolated: 0.75, factor },
      }
    },
  },
})

const mix = (from: number, to: number, share: number) => from * (1 - share) + to * share
