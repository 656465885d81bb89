import type { ModelPart, RopeTable } from '../effective'
import { build, textSetup } from '../tableOf'
import { withRopeTensors } from './ggufFile'
import type { RopeTensors } from './ropeTensors'

/** A part of a GGUF file with the factors of its tensors, which are those of the layers that see the whole context. */
export function withPartTensors(part: ModelPart, tensors: RopeTensors | null): ModelPart {
  if (!tensors || !part.setup || !part.rope) return part
  const { rope } = part
  const original = rope.factor.implied
    ? part.setup.geometry.trainedLength / rope.factor.implied
    : part.setup.geometry.trainedLength
  const setup = withRopeTensors(part.setup, tensors, Math.round(original), rope.attentionFactor)
  if (setup === part.setup) return part
  const table = (seqLen: number) =>
    build(textSetup(setup.geometry, setup.frequencies.variant, { ...setup.frequencies.params, seqLen }))
  const [short, long] = [table(0), table(original + 1)]
  const twofold = tensors.longFactor !== undefined
  const own: Partial<RopeTable> = {
    invFreq: short.invFreq,
    ...(twofold && { invFreqLong: long.invFreq, switchLength: original }),
  }
  const layers = rope.layers?.map(group => {
    if (!group.setup || !group.rope || (group.table && group.layerType !== 'full_attention')) return group
    const { geometry, frequencies } = setup
    return { ...group, setup: { ...group.setup, geometry, frequencies }, table: group.table && { ...group.table, ...own } }
  })
  return {
    ...part,
    setup,
    rope: { ...rope, ...own, layers: layers ?? null },
    shortfalls: [],
    notes: [...part.notes, 'The frequencies are divided by the factors of the file’s own tensors.'],
  }
}
