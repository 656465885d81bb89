import { resolve } from '../../core/resolve'
import type { Setup } from '../../core/scene'
import { namedSetup } from '../../core/setups'
import { axisTables, rasterRope } from '../axes'
import type { JsonObject } from '../document/json'
import type { ModelPart, ModelReading } from '../effective'
import { partOf, ropeOf, sized, stillRope } from '../parts'
import { NO_FACTOR } from '../tableOf'
import { firstNumber } from '../transformers/attributes'
import type { DiffusionModel } from './models'
import { diffusionModel } from './models'

const ONE_PATCH = [{ kind: 'image', rows: 1, cols: 1, spatialMerge: 1 }] as const

/** What diffusers makes of the configuration of a diffusion transformer; null where it is none. */
export function readDiffusers(config: JsonObject): ModelReading | null {
  const model = diffusionModel(config)
  if (!model && typeof config._class_name !== 'string') return null
  const part = model ? sized(() => partOfModel(model, config), model.name) : unknown(String(config._class_name))
  return { reader: 'diffusers', status: 'read', message: null, warnings: [], parts: [part] }
}

function unknown(name: string): ModelPart {
  return partOf({ id: 'video', title: name, pairing: null }, null, null, {
    notes: [`${name} is a class of diffusers that is not known here.`],
  })
}

function partOfModel(model: DiffusionModel, config: JsonObject): ModelPart {
  const title = typeof config._class_name === 'string' ? `${model.name} (${config._class_name})` : model.name
  const frame = { id: 'video', title, pairing: 'interleaved' as const, pairingBy: model.pairingBy ?? null }
  const headDim = headDimOf(model, config)
  if (!Number.isInteger(headDim) || headDim < 2 || headDim > 1024)
    return partOf(frame, null, null, { notes: [`A head of ${headDim} channels cannot be built.`] })
  if (model.name === 'CogVideoX' && config.use_rotary_positional_embeddings !== true)
    return partOf({ ...frame, pairing: null }, stillRope(headDim, 'none'), null, {
      notes: ['use_rotary_positional_embeddings is not true: sines of three axes are added, and nothing is rotated.'],
    })
  if (model.variant === null) {
    const learned = model.name === 'Mochi 1'
    const rope = stillRope(headDim, learned ? 'learned' : 'none')
    return partOf({ ...frame, pairing: learned ? 'interleaved' : null }, rope, learned ? namedSetup('mochi') : null, {
      notes: [model.note],
      shortfalls: learned ? ['The scene has no frequencies until those of the weights are pasted.'] : [],
    })
  }
  if (model.name === 'LTX-Video') return rising(model, config, frame, headDim)

  const told = model.axesKey === null ? undefined : config[model.axesKey]
  const dims = Array.isArray(told) && told.every(dim => typeof dim === 'number') ? (told as number[]) : model.axes
  const notes = [model.note]
  if (model.axesKey !== null && !Array.isArray(told)) notes.push(`${model.axesKey} is absent: ${model.axes?.join(', ')}.`)
  const sum = dims?.reduce((total, dim) => total + dim, 0) ?? headDim
  if (sum !== headDim || dims?.some(dim => dim <= 0 || dim % 2))
    return partOf(frame, null, null, {
      notes: [...notes, `${model.axesKey} ${dims?.join(' + ')} = ${sum} channels; a head has ${headDim}.`],
    })
  const start = namedSetup(model.variant)
  const base = (model.readsTheta ? firstNumber(config, ['rope_theta']) : null) ?? model.base
  const setup: Setup = {
    ...start,
    geometry: { ...start.geometry, headDim, rotaryDim: headDim, ropeTheta: base },
    ...(dims && { allocation: { ...start.allocation, params: { pairsPerAxis: dims.map(dim => dim / 2) } } }),
    ...(model.name === 'Cosmos' && { frequencies: { ...start.frequencies, params: cosmosScale(config) } }),
  }
  const rope = rasterRope(setup, axisTables(setup, model.names), 'default')
  return partOf(frame, rope, setup, { notes, shortfalls: ownLayout(model, config) })
}

function headDimOf(model: DiffusionModel, config: JsonObject): number {
  const told = firstNumber(config, ['attention_head_dim', 'head_dim'])
  if (told !== null) return told
  const width = firstNumber(config, ['dim', 'hidden_size'])
  const heads = firstNumber(config, ['num_heads', 'n_heads', 'num_attention_heads'])
  return width !== null && heads ? width / heads : model.headDim
}

function cosmosScale(config: JsonObject) {
  const [timeScale = 2, heightScale = 1, widthScale = 1] = Array.isArray(config.rope_scale) ? config.rope_scale : []
  return { timeScale: Number(timeScale), heightScale: Number(heightScale), widthScale: Number(widthScale) }
}

function ownLayout({ name }: DiffusionModel, config: JsonObject): string[] {
  if (name === 'CogVideoX' && config.patch_size_t != null)
    return ['This is version 1.5, which counts frames, rows and columns; choose it in the layout.']
  if (name === 'Lumina 2') return ['The scene places tokens as Z-Image does: text along the first axis, then the picture.']
  return []
}

/** LTX-Video: one rising table over all heads. */
function rising(model: DiffusionModel, config: JsonObject, frame: Parameters<typeof partOf>[0], headDim: number): ModelPart {
  const heads = firstNumber(config, ['num_attention_heads']) ?? 32
  const start = namedSetup('ltxVideo')
  const setup: Setup = {
    ...start,
    geometry: { ...start.geometry, headDim, rotaryDim: headDim, ropeTheta: model.base },
    allocation: { ...start.allocation, params: { heads } },
  }
  const spec = resolve(setup, ONE_PATCH)
  const invFreq = Float64Array.from(spec.groups.flatMap(group => [...(group.invFreq[0] ?? [])].filter(omega => omega !== 0)))
  const axes = spec.axes.map(axis => ({ axis, dim: 2 * invFreq.length, theta: model.base, invFreq: null }))
  const rope = ropeOf(
    {
      headDim,
      rotaryDim: 6 * invFreq.length,
      ropeTheta: model.base,
      ropeType: 'ltx',
      factor: NO_FACTOR,
      invFreq,
      invFreqLong: null,
      switchLength: null,
      attentionFactor: 1,
      dynamic: null,
    },
    { axes },
  )
  return partOf(frame, rope, setup, { notes: [model.note] })
}
