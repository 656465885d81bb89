import type { LayerGroup, ModelPart, RopeTable } from '../../configs/effective'
import { formatShort } from '../../views/paint/format'
import { showNumber } from '../controls/showNumber'

export type Fact = readonly [name: string, value: string]

const PAIRINGS = { half: 'channel i with i + d/2', interleaved: 'channel 2i with 2i + 1' } as const

/** The effective embedding of a part, or of one kind of its layers, line by line. */
export function factsOf({ rope: whole, pairing, pairingBy }: ModelPart, kind: string | null = null): Fact[] {
  if (!whole) return []
  const rope = { ...whole, ...whole.layers?.find(({ layerType }) => layerType === kind)?.table }
  if (rope.rotaryDim === 0)
    return [
      ['Head', `${showNumber(rope.headDim)} channels`],
      ['Rotated', 'none'],
      ['Type', rope.ropeType],
    ]
  const { factor } = rope
  const facts: (Fact | null)[] = [
    ['Type', rope.ropeType],
    rope.ropeTheta === null ? null : ['Base', showNumber(rope.ropeTheta)],
    ['Head', `${showNumber(rope.headDim)} channels, ${showNumber(rope.rotaryDim)} turn`],
    [
      'Pairs',
      `${showNumber(rope.invFreq.length)}${pairing ? `, ${PAIRINGS[pairing]}` : ''}${pairingBy === 'complex' ? ', as complex numbers' : ''}`,
    ],
    ['Wavelengths', wavelengths(rope)],
    factor.declared === null && factor.implied === null && factor.effective === 1
      ? null
      : [
          'Factor',
          `${showNumber(factor.effective)} in effect; ${factor.declared === null ? 'none declared' : `${showNumber(factor.declared)} declared`}, ${factor.implied === null ? 'none implied' : `${showNumber(factor.implied)} by lengths`}`,
        ],
    ['cos and sin ×', showNumber(rope.attentionFactor)],
    rope.softmaxFactor === 1 ? null : ['Softmax scale ×', showNumber(rope.softmaxFactor)],
    rope.sections ? ['Pairs per axis', `${rope.sections.join(', ')}${rope.sectionsInterleaved ? ', in turn' : ''}`] : null,
    rope.mla
      ? ['Decoupled head', `${showNumber(rope.mla.qkRopeHeadDim)} turn, ${showNumber(rope.mla.qkNopeHeadDim)} carry no position`]
      : null,
    rope.switchLength === null ? null : ['Long table', `above ${showNumber(rope.switchLength)} positions`],
    rope.dynamic ? ['Grows', `above ${showNumber(rope.dynamic.maxPositionEmbeddings)} positions`] : null,
    ...(rope.layers ?? []).filter(({ rope, setup }) => !rope && !setup).map(layerFact),
    ...(rope.axes ?? [])
      .filter(axis => axis.invFreq !== null)
      .map(({ axis, dim, theta }): Fact => [`Axis ${axis}`, `${showNumber(dim)} channels, base ${showNumber(theta)}`]),
  ]
  return facts.filter(fact => fact !== null)
}

function layerFact({ layerType, layers, rope }: LayerGroup): Fact {
  return [layerType.replace(/_/g, ' '), `${layers.length} layers${rope ? '' : ', not rotated'}`]
}

/** Pairs that a file stops by dividing them by 1e30 turn once in more positions than there are. */
export const isTurning = (omega: number) => omega > 1e-15

export function wavelengths({ invFreq }: RopeTable): string {
  const turning = invFreq.filter(isTurning)
  const ends = [Math.max(...turning), Math.min(...turning)].map(omega => formatShort((2 * Math.PI) / omega))
  return `${ends.join(' to ')} pos${turning.length < invFreq.length ? `, ${invFreq.length - turning.length} pairs still` : ''}`
}
