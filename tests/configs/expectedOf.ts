import type { EffectiveRope, LayerGroup, ModelPart, ModelReading, RopeTable } from '../../src/configs/effective'
import type { ModelFile } from '../../src/configs/readModel'
import { readBest, readFile } from '../../src/configs/readModel'

/** Results of a file in the names of `expected`. */
export function resultOf(file: ModelFile) {
  const best = readBest(file)
  const part = best.parts[0]
  const rope = part?.rope ?? null
  return {
    ...numbersOf(rope),
    pairing: pairingOf(part),
    readers: readersOf(file, rope),
  }
}

function numbersOf(rope: EffectiveRope | null) {
  return {
    headDim: rope?.headDim ?? null,
    rotaryDim: rope?.rotaryDim ?? null,
    ropeTheta: rope?.ropeTheta ?? null,
    ropeType: rope?.ropeType ?? null,
    invFreq: rope ? [...rope.invFreq] : null,
    invFreqLong: rope?.invFreqLong ? [...rope.invFreqLong] : null,
    invFreqPlain: rope?.invFreqPlain ? [...rope.invFreqPlain] : null,
    switch: rope?.switchLength
      ? {
          when: 'sequence length > original_max_position_embeddings',
          originalMaxPositionEmbeddings: rope.switchLength,
        }
      : null,
    attentionFactor: rope?.attentionFactor ?? null,
    softmaxScaleMultiplier: rope?.softmaxFactor ?? null,
    mropeSection: rope?.sections ?? null,
    mropeInterleaved: rope?.sectionsInterleaved ?? null,
    dynamic: rope?.dynamic ?? null,
    layers: rope?.layers?.map(layerOf) ?? null,
    mla: rope?.mla ? { ...rope.mla, softmaxScaleMultiplier: rope.softmaxFactor } : null,
    axes: rope?.axes?.map(({ invFreq, ...axis }) => ({ ...axis, ...(invFreq && { invFreq: [...invFreq] }) })) ?? null,
  }
}

function layerOf({ layerType, layers, rope, table }: LayerGroup) {
  return {
    layerType,
    layers,
    rope,
    ...(table && {
      headDim: table.headDim,
      ropeTheta: table.ropeTheta,
      ropeType: table.ropeType,
      rotaryDim: table.rotaryDim,
      invFreq: [...table.invFreq],
      attentionFactor: table.attentionFactor,
    }),
  }
}

function pairingOf(part: ModelPart | undefined): string | null {
  if (!part?.pairing) return null
  return part.pairingBy ? `${part.pairing} (${part.pairingBy})` : part.pairing
}

function readersOf(file: ModelFile, rope: RopeTable | null) {
  const five = readFile(file, 'transformers5')
  const four = readFile(file, 'transformers4')
  return { 'transformers 5.18.0': readerOf(five, rope), 'transformers 4.57.6': readerOf(four, rope) }
}

function readerOf(reading: ModelReading | null, rope: RopeTable | null) {
  if (!reading) return null
  const own = reading.parts[0]?.rope
  return {
    status: reading.status,
    ...(reading.message !== null && { message: reading.message }),
    warnings: reading.warnings,
    ...(own &&
      rope && {
        sameInvFreq:
          own.invFreq.length === rope.invFreq.length && own.invFreq.every((omega, i) => near(omega, rope.invFreq[i] as number)),
        attentionFactor: own.attentionFactor,
        invFreqFirst3: [...own.invFreq.slice(0, 3)],
        invFreqLast: own.invFreq.at(-1),
      }),
  }
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(b)
}
