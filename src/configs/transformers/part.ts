import { isObject } from '../document/json'
import type { EffectiveRope, LayerGroup, ModelPart } from '../effective'
import { stillRope } from '../parts'
import { setupProblem } from '../tableOf'
import type { Attributes } from './attributes'
import { firstNumber, numberIn } from './attributes'
import type { ModelClass } from './classes'
import { MULTIMODAL } from './classes'
import { noRopeLayers, placesByType, ROTATES_NOTHING } from './layerTypes'
import { windowsByKind } from './masks'
import { notesOf } from './notes'
import { otherPositions } from './otherPositions'
import type { RopeDict } from './ropeDict'
import type { TableWithSetup } from './ropeTable'
import { ropeTable } from './ropeTable'
import type { PartScene } from './scene'
import { allTurn, kindScene, STILL_WITHOUT_WINDOW, sceneOf } from './scene'
import { NESTED_ONLY } from './standardise5'
import type { TextPlace } from './textPlaces'
import { PythonError } from './validate5'

export interface TextFacts {
  place: TextPlace
  modelClass: ModelClass
  attributes: Attributes
  layerTypes: readonly string[] | null
  /** null: the reader builds nothing */
  dicts: ReadonlyMap<string, RopeDict | null> | null
  release: 4 | 5
}

/** The rotary embedding of a language model in a file, and the scene that shows it. Throws PythonError where the library raises. */
export function textPart(facts: TextFacts): ModelPart {
  const { place, modelClass, attributes } = facts
  const interleaves = attributes.mla !== null && place.config.rope_interleave === false
  const frame = {
    id: place.id,
    title: `${place.id === 'talker' ? 'Talker' : 'Text'}${place.named ? ` (${place.named})` : ''}`,
    path: place.path,
    pairing: interleaves ? ('half' as const) : modelClass.pairing,
    pairingBy: modelClass.complex ? 'complex' : null,
  }
  const still = facts.dicts && withoutRope(facts)
  if (still) {
    const rope = stillRope(attributes.wholeHeadDim ?? 0, 'none')
    return { ...frame, pairing: null, rope, setup: null, shortfalls: [], notes: [still] }
  }
  const tables = facts.dicts && tablesOf(facts)
  const kind = ['full_attention', ''].find(name => tables?.has(name)) ?? tables?.keys().next().value
  const main = kind === undefined ? undefined : tables?.get(kind)
  if (!facts.dicts || !tables || !main) return { ...frame, rope: null, setup: null, shortfalls: [], notes: [] }

  const multimodal = MULTIMODAL[modelClass.id]
  const [dict] = [...facts.dicts.values()].filter(found => found !== null)
  const told = dict?.values.mrope_section
  const sections = !multimodal
    ? null
    : Array.isArray(told) && told.every(count => typeof count === 'number')
      ? (told as number[])
      : multimodal.sections
  const plain = multimodal?.order === 'ernie' ? main.table.invFreq : null
  const scene = sceneOf(facts, main, tables, { sections, kind: kind ?? '' })
  const layers = layerGroups(facts, main, tables, scene)
  const rope: EffectiveRope = {
    ...main.table,
    invFreq: plain && sections ? heightsThenWidths(plain, sections) : main.table.invFreq,
    invFreqPlain: plain,
    sections,
    sectionsInterleaved: multimodal && multimodal.order !== 'ernie' ? multimodal.order === 'interleaved' : null,
    layers,
    mla: attributes.mla,
    softmaxFactor: main.softmaxFactor,
    axes: null,
  }
  const problem = setupProblem(scene.setup)
  return {
    ...frame,
    rope,
    setup: problem ? null : scene.setup,
    ...(scene.shows !== null && layers && { shows: scene.shows }),
    shortfalls: problem ? [problem, ...scene.shortfalls] : scene.shortfalls,
    notes: notesOf(facts, rope),
  }
}

function tablesOf({ dicts, modelClass, attributes, place, release }: TextFacts): ReadonlyMap<string, TableWithSetup> {
  const nested = dicts?.get('') === undefined
  const wide = numberIn(place.config.global_head_dim) ?? (/^(gemma4|diffusion_gemma)/.test(modelClass.id) ? 512 : null)
  const tables = new Map<string, TableWithSetup>()
  if (release === 4 && /^qwen3_(vl|omni)/.test(modelClass.id) && place.config.rope_scaling == null)
    throw new PythonError("AttributeError: 'NoneType' object has no attribute 'get'")
  const given = isObject(place.config.rope_parameters) || isObject(place.config.rope_scaling)
  if (release === 5 && NESTED_ONLY.test(modelClass.id) && !nested && given) throw new PythonError("KeyError: 'full_attention'")
  for (const [kind, found] of dicts ?? []) {
    if (!found) continue
    const dict = release === 5 && nested ? withShare(found, place.config, modelClass) : found
    const headDim = (kind === 'full_attention' && wide) || attributes.headDim
    tables.set(
      kind,
      ropeTable(dict, {
        modelClass,
        attributes,
        headDim: headDim ?? 0,
        release,
        originalBeside: nested && release === 5 ? null : originalBeside(place.config, modelClass),
        nested: nested && release === 5,
        headless: modelClass.headless[release] && numberIn(place.config.head_dim) === null,
      }),
    )
  }
  return tables
}

/** A share that the file has beside the kinds of layers reaches each of them when the tables are built. */
function withShare(dict: RopeDict, config: TextPlace['config'], { id }: ModelClass): RopeDict {
  const share = numberIn(config.partial_rotary_factor)
  if (share === null || NESTED_ONLY.test(id)) return dict
  return { ...dict, values: { partial_rotary_factor: share, ...dict.values } }
}

/** The original length that a file or a class has beside the dict, which wins when the table is built. */
function originalBeside(config: TextPlace['config'], { id }: ModelClass): number | null {
  return firstNumber(config, ['original_max_position_embeddings']) ?? (/^phi(3|4_multimodal)$/.test(id) ? 4096 : null)
}

function layerGroups(
  facts: TextFacts,
  main: TableWithSetup,
  tables: ReadonlyMap<string, TableWithSetup>,
  scene: PartScene,
): LayerGroup[] | null {
  const { layerTypes, modelClass, attributes, place } = facts
  const { id } = modelClass
  const group = (layerType: string, layers: readonly number[], rope: boolean): LayerGroup => {
    const found = tables.get(layerType)
    const own = kindScene(facts, scene, layerType, (found ?? main).setup, rope)
    const drawn = !ROTATES_NOTHING.test(layerType) && !setupProblem(own)
    return { layerType, layers, rope, table: (tables.size > 1 && found?.table) || null, setup: drawn ? own : null }
  }
  if ((facts.dicts?.size ?? 0) > 1 && layerTypes) {
    const order = ['full_attention', 'sliding_attention', ...tables.keys()]
    return placesByType(layerTypes, order).map(([layerType, layers]) => group(layerType, layers, tables.has(layerType)))
  }
  if (/^(llama4_text|smollm3)$/.test(id)) {
    const turns = noRopeLayers(place.config, attributes.layers)
    const places = (rope: boolean) => turns?.flatMap((turn, i) => (turn === rope ? [i] : [])) ?? []
    const still = places(false)
    return still.length ? [group('rope', places(true), true), group('nope', still, false)] : null
  }
  if (!layerTypes) return null
  const windowed = STILL_WITHOUT_WINDOW.test(id)
  const turns = (type: string) => (windowed ? allTurn(facts) || type === 'sliding_attention' : !ROTATES_NOTHING.test(type))
  const alike = layerTypes.every(type => type === layerTypes[0]) || !windowsByKind(id)
  if (layerTypes.every(turns) && alike) return null
  const order = windowed ? ['sliding_attention', 'full_attention'] : ['full_attention', 'linear_attention']
  return placesByType(layerTypes, order).map(([layerType, layers]) => group(layerType, layers, turns(layerType)))
}

/** Why nothing turns, where the architecture has no rotary embedding or a key switches it off. */
function withoutRope({ place: { config, named }, modelClass: { id }, dicts }: TextFacts): string | null {
  const other = otherPositions(named)
  if (other) return other
  if (id === 'falcon' && config.alibi === true)
    return 'alibi is true: a bias that grows with distance stands in for the rotary embedding.'
  if (id === 'granitemoehybrid' && config.position_embedding_type !== 'rope')
    return `position_embedding_type is ${String(config.position_embedding_type ?? 'absent')}, not rope: no layer turns.`
  if (dicts?.size && [...dicts.values()].every(dict => dict === null))
    return 'layer_rope_theta is 0 in every layer: no layer turns.'
  if (id === 'olmo_hybrid' && dicts?.get('')?.values.rope_theta === null) return 'rope_theta is null: no layer turns.'
  if (id === 'zamba2' && config.use_mem_rope !== true)
    return `use_mem_rope is ${config.use_mem_rope === undefined ? 'absent, which is false' : String(config.use_mem_rope)}: no layer turns.`
  return null
}

/** ERNIE's buffer: even places of the height and width part, then its odd ones, then time. */
function heightsThenWidths(ladder: Float64Array, sections: readonly number[]): Float64Array {
  const [height = 0, width = 0] = sections
  const both = ladder.slice(0, height + width)
  return Float64Array.from([
    ...both.filter((_, i) => i % 2 === 0),
    ...both.filter((_, i) => i % 2 === 1),
    ...ladder.slice(height + width),
  ])
}
