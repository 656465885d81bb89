import type { Choice, Setup } from '../../core/scene'
import { namedSetup } from '../../core/setups'
import { numberIn } from './attributes'
import { MULTIMODAL } from './classes'
import { noRopeLayers, ROTATES_NOTHING } from './layerTypes'
import { maskOf, windowOf } from './masks'
import type { TextFacts } from './part'
import { growth, growthOfStill, growthWords } from './queryGrowth'
import type { TableWithSetup } from './ropeTable'

/** Variants that place tokens as the class does. */
const LAYOUTS: readonly [RegExp, string][] = [
  [/^qwen2_5_omni|^qwen3_omni/, 'tmrope'],
  [/^qwen2_5_vl/, 'mropeAbsTime'],
  [/^(qwen2_vl|paddleocr)/, 'mrope'],
  [/^glm/, 'glm4v'],
  [/^ernie/, 'ernieVl'],
  [/^(qwen3|qwen4|cosmos3)/, 'mropeInterleaved'],
]

/** Classes whose layers with a window rotate, and whose others do not. */
export const STILL_WITHOUT_WINDOW = /^(cohere2|cohere2_moe|exaone4|exaone_moe|afmoe)$/

/** The page's setup of a text part, the kind of layers that it shows where it cannot show all, and what it leaves out. */
export interface PartScene {
  setup: Setup
  shows: string | null
  shortfalls: string[]
}

export function sceneOf(
  facts: TextFacts,
  main: TableWithSetup,
  tables: ReadonlyMap<string, TableWithSetup>,
  { sections, kind }: { sections: readonly number[] | null; kind: string },
): PartScene {
  const { modelClass, place, layerTypes } = facts
  const { id } = modelClass
  const shortfalls: string[] = []
  const kinds = new Set(layerTypes?.filter(type => !ROTATES_NOTHING.test(type)))
  const whole = allLayers(facts, main, tables)
  let setup = whole ?? main.setup
  let shows: string | null = null
  if (!whole) {
    const turns = noRopeKinds(facts)
    shows =
      turns ??
      (kinds.size > 1
        ? STILL_WITHOUT_WINDOW.test(id) && !allTurn(facts)
          ? 'sliding_attention'
          : kind || 'full_attention'
        : null)
    setup = withSight(setup, facts, shows ?? [...kinds][0] ?? '')
  }
  if (whole?.frequencies.variant === 'llama4' && growthOfStill(place.config))
    shortfalls.push(`${growthWords(place.config)} Choose them alone to have that in the scene.`)
  const still = layerTypes?.filter(type => ROTATES_NOTHING.test(type)).length ?? 0
  if (still)
    shortfalls.push(`${still} layers that are no attention (${stillKinds(facts)}) turn nothing; the scene shows the others.`)

  if (id === 'deepseek_v4')
    shortfalls.push(
      'Beside the tokens of its window a query sees entries that are compressed from 4 or 128 tokens each, which the scene leaves out.',
    )
  const { geometry } = main.setup
  const layout = LAYOUTS.find(([test]) => test.test(id))?.[1]
  if (sections && layout) {
    const start = namedSetup(layout)
    const sum = sections.reduce((total, count) => total + count, 0)
    const pairs = geometry.rotaryDim / 2
    const order = MULTIMODAL[id]?.order
    if (sections.length !== 3 || sum !== pairs)
      shortfalls.push(`The sections ${sections.join(', ')} do not sum to the ${pairs} pairs, so the scene shares out its own.`)
    const params = sections.length === 3 && sum === pairs ? sectionParams(order, sections) : {}
    const variant = order === 'interleaved' ? 'mropeInterleaved' : order === 'ernie' ? 'ernieVl' : start.allocation.variant
    setup = { ...setup, allocation: { variant, params }, layout: start.layout }
  }
  if (main.setup.frequencies.variant === 'longrope')
    shortfalls.push('The scene shows the short table; its sequence length switches to the long one.')
  return { setup, shows, shortfalls }
}

/** The scene of one kind of layers: its own table or that of the whole, what its queries see, and nothing turned where it does not rotate. */
export function kindScene(facts: TextFacts, scene: PartScene, kind: string, own: Setup, rotates: boolean): Setup {
  const { allocation, layout } = scene.setup
  const turning = { ...own, allocation, layout }
  return withSight(rotates ? turning : { ...turning, frequencies: { variant: 'nope', params: {} } }, facts, kind)
}

/** All layers in one setup, where a variant of the page alternates as the model does. */
function allLayers(facts: TextFacts, main: TableWithSetup, tables: ReadonlyMap<string, TableWithSetup>): Setup | null {
  const { id } = facts.modelClass
  const { config } = facts.place
  const { setup } = main
  const { variant, params } = setup.frequencies
  const near = tables.get('sliding_attention')
  const plain = near?.setup.frequencies.variant === 'rope' && near.setup.geometry.headDim === setup.geometry.headDim
  const size = windowOf(config, id)
  const seen = (usual: number): Choice['params'] => (size === usual ? {} : { slidingWindow: size as number })
  const only = (name: string, given: Choice['params']): Setup => ({ ...setup, frequencies: { variant: name, params: given } })

  if (id === 'llama4_text') {
    const chunks = maskOf(config, id, 'chunked_attention')
    if (!chunks || !isRegularNope(facts) || !['llama3', 'rope'].includes(variant)) return null
    const told = chunks.params.attentionChunkSize === 8192 ? {} : chunks.params
    return only('llama4', { ...(variant === 'llama3' ? params : { factor: 1 }), ...told })
  }
  if (size === null) return null
  if (id === 'gpt_oss' && variant === 'yarn' && alternates(facts, 2))
    return only('gptOss', { truncate: true, ...params, ...seen(128) })
  if (!near || !plain) return null
  const localTheta = near.setup.geometry.ropeTheta
  if (id === 'modernbert' && alternates(facts, 3) && variant === 'rope') return only('modernBert', { localTheta, ...seen(128) })
  if (id === 'olmo3' && alternates(facts, 4) && variant === 'yarn' && localTheta === setup.geometry.ropeTheta)
    return only('olmo3', { ...params, ...seen(4096) })
  const decoder = maskOf(config, id, 'full_attention') === null
  if (id === 'gemma3_text' && alternates(facts, 6) && ['rope', 'linearScaling'].includes(variant) && decoder)
    return only('gemma3', { factor: (params.factor as number | undefined) ?? 1, localTheta, ...seen(1024) })
  return null
}

/** What the queries of a kind see, and how much they are multiplied by. */
function withSight(setup: Setup, { place: { config }, modelClass: { id } }: TextFacts, kind: string): Setup {
  const mask = id === 'smollm3' ? smollmMask(config, kind) : maskOf(config, id, kind === 'rope' ? 'chunked_attention' : kind)
  const relation = growth(config, id, setup, kind)
  return { ...setup, ...(mask && { mask }), ...(relation && { relation }) }
}

/** SmolLM3 gives a window, where it is asked for one, to the layers that do not rotate. */
function smollmMask(config: TextFacts['place']['config'], kind: string): Choice | null {
  return kind === 'nope' ? maskOf(config, 'smollm3', 'sliding_attention') : null
}

/** The kind of layers that turn, of models that name those which do not by their places. */
function noRopeKinds({ modelClass: { id }, place: { config }, attributes }: TextFacts): string | null {
  if (!/^(llama4_text|smollm3)$/.test(id)) return null
  return noRopeLayers(config, attributes.layers)?.every(Boolean) ? null : 'rope'
}

/** EXAONE 4 rotates all layers where it has no window. */
export function allTurn({ modelClass: { id }, place: { config } }: TextFacts): boolean {
  return /^exaone/.test(id) && config.sliding_window === null
}

function stillKinds({ layerTypes }: TextFacts): string {
  return [...new Set(layerTypes?.filter(type => ROTATES_NOTHING.test(type)))].map(type => type.replace(/_/g, ' ')).join(', ')
}

function sectionParams(order: string | undefined, sections: readonly number[]): Choice['params'] {
  return order === 'ernie' ? { sectionHwt: sections } : { mropeSection: sections }
}

/** Whether every so many layers see the whole context, as the page's variants have it. */
function alternates({ layerTypes }: TextFacts, period: number): boolean {
  if (!layerTypes) return true
  const full = layerTypes.flatMap((type, i) => (type === 'full_attention' ? [i] : []))
  return full.length > 0 && full.every((place, at) => at === 0 || place - (full[at - 1] as number) === period)
}

function isRegularNope({ place: { config } }: TextFacts): boolean {
  const told = config.no_rope_layers
  if (!Array.isArray(told) || !told.length) return (numberIn(config.no_rope_layer_interval) ?? 4) === 4
  return told.every((flag, i) => Boolean(flag) === ((i + 1) % 4 !== 0))
}
