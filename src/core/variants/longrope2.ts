import { criticalPair, factorParam, originalLengthParam, SEQ_LEN } from '../scaling'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * LongRoPE2: pairs from a critical one on are stretched by the whole factor or more, those before it by a larger base that meets
 * them there.
 *   i >= c: θ_i / λ_i, λ_i = longFactor_i or factor;  i < c: base'^(-2i/d), base' = base · λ_c^(d / 2c)
 *   c = ⌈d/2 · log_base(L_0 / 2π)⌉ in theory; the search finds a smaller one (25 instead of 31 for Phi3-mini, 30 for 35 in Llama3-8B)
 * Texts within L_0 keep the ladder of training (mixed context windows): seqLen up to L_0 takes it, 0 the scaled one.
 * arXiv 2502.20082, sections 2 and 3. The factors above c are searched between factor and 2 · factor; without a list they start
 * at factor.
 */
export const longrope2 = defineVariant({
  id: 'longrope2',
  name: 'LongRoPE2',
  family: 'text',
  year: 2025,
  summary:
    'Says that slow pairs need a longer stretch than theory gives them, because training has hardly turned them: it looks for the pair where that begins and stretches all slower ones in full.',
  formula: String.raw`c = \Bigl\lceil \tfrac d2 \log_b \tfrac{L_0}{2\pi} \Bigr\rceil, \qquad \omega_i' = \begin{cases} (b\,\lambda_c^{d/2c})^{-2i/d} & i < c\\ \omega_i / \lambda_i & i \ge c\end{cases}`,
  sources: [{ label: 'arXiv 2502.20082', url: 'https://arxiv.org/abs/2502.20082' }],
  geometry: { headDim: 96, ropeTheta: 10_000, trainedLength: 131_072 },
  frequencies: {
    name: 'Critical pair',
    params: [
      factorParam(64),
      originalLengthParam(2048),
      {
        key: 'criticalPair',
        label: 'Critical pair',
        symbol: 'c',
        kind: 'number',
        default: 0,
        min: 0,
        max: 511,
        integer: true,
        help: 'First pair that is stretched in full; 0 takes the one of theory.',
      },
      { key: 'longFactor', label: 'Long factors', symbol: 'λ', kind: 'perPair', default: [], unit: '×' },
      SEQ_LEN,
    ],
    run: (geometry, params) => {
      const { ropeTheta, rotaryDim } = geometry
      const pairs = rotaryDim / 2
      const seqLen = params.seqLen as number
      if (seqLen > 0 && seqLen <= (params.originalMaxPositionEmbeddings as number))
        return { invFreq: geometricLadder(ropeTheta, rotaryDim), attentionFactor: 1 }
      const theory = criticalPair(params.originalMaxPositionEmbeddings as number, geometry)
      const critical = Math.min(Math.max((params.criticalPair as number) || theory, 0), pairs)
      const stretch = (i: number) => (params.longFactor as readonly number[])[i] ?? (params.factor as number)
      const base = critical === 0 ? ropeTheta : ropeTheta * stretch(Math.min(critical, pairs - 1)) ** (pairs / critical)
      return {
        invFreq: geometricLadder(ropeTheta, rotaryDim).map((omega, i) =>
          i < critical ? base ** ((-2 * i) / rotaryDim) : omega / stretch(i),
        ),
        attentionFactor: 1,
      }
    },
  },
})
