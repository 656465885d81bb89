import type { Choice, Setup } from '../../core/scene'
import { namedSetup } from '../../core/setups'
import { say } from '../say'
import { numberIn } from './attributes'
import { MULTIMODAL } from './classes'
import type { TextFacts } from './part'
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

/** The page's setup of a text part, the kind of layers that it shows where it cannot show all, and what it leaves out. */
export function sceneOf(
  facts: TextFacts,
  main: TableWithSetup,
  tables: ReadonlyMap<string, TableWithSetup>,
  sections: readonly number[] | null,
): { setup: Setup; shows: string | null; shortfalls: string[] } {
  const { id } = facts.modelClass
  const shortfalls: string[] = []
  let setup = main.setup
  let shows: string | null = null
  const { frequencies, geometry } = setup
  const only = (variant: string, params: Choice['params'] = {}): Setup => ({ ...setup, frequencies: { variant, params } })

  const near = tables.get('sliding_attention')
  if (near && tables.size > 1) {
    const plain = near.setup.frequencies.variant === 'rope' && near.setup.geometry.headDim === geometry.headDim
    const period = id.startsWith('modernbert') ? 3 : id === 'olmo3' ? 4 : 6
    const regular = isRegular(facts, period)
    const localTheta = near.setup.geometry.ropeTheta
    const factor = (frequencies.params.factor as number | undefined) ?? 1
    if (id.startsWith('modernbert') && plain && regular && frequencies.variant === 'rope')
      setup = only('modernBert', { localTheta })
    else if (id === 'olmo3' && plain && regular && frequencies.variant === 'yarn' && localTheta === geometry.ropeTheta)
      setup = only('olmo3', frequencies.params)
    else if (id.startsWith('gemma3') && plain && regular && ['rope', 'linearScaling'].includes(frequencies.variant)) {
      setup = only('gemma3', { factor, localTheta })
      const window = numberIn(facts.place.config.sliding_window)
      if (window !== null && window !== 1024)
        shortfalls.push(`The local layers look through ${say(window)} tokens; the scene names the usual 1024.`)
    } else shows = 'full_attention'
  }

  if (id === 'llama4_text' && ['llama3', 'rope'].includes(frequencies.variant)) {
    setup = only('llama4', frequencies.variant === 'llama3' ? frequencies.params : { factor: 1 })
    if (!isRegularNope(facts)) shortfalls.push('The scene has every fourth layer without rotation, as the class does by default.')
  } else {
    const still = facts.layerTypes?.filter(type => type === 'linear_attention').length ?? 0
    if (still) shortfalls.push(`${still} linear-attention layers turn nothing; the scene shows the others.`)
    if (id === 'smollm3')
      shortfalls.push('Layers without rotation (no_rope_layers) are left out; the scene shows those that turn.')
    if (/^(cohere2|exaone|afmoe)/.test(id))
      shortfalls.push('The full-attention layers turn nothing; the scene shows the sliding ones.')
  }

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
  if (frequencies.variant === 'longrope')
    shortfalls.push('The scene shows the short table; its sequence length switches to the long one.')
  return { setup, shows, shortfalls }
}

function sectionParams(order: string | undefined, sections: readonly number[]): Choice['params'] {
  return order === 'ernie' ? { sectionHwt: sections } : { mropeSection: sections }
}

/** Whether the layers alternate as the page's variant has them. */
function isRegular({ layerTypes }: TextFacts, period: number): boolean {
  if (!layerTypes) return true
  const full = layerTypes.flatMap((type, i) => (type === 'full_attention' ? [i] : []))
  return full.every((place, at) => at === 0 || place - (full[at - 1] as number) === period)
}

function isRegularNope({ place: { config } }: TextFacts): boolean {
  const told = config.no_rope_layers
  return !Array.isArray(told) || told.every((flag, i) => Boolean(flag) === ((i + 1) % 4 !== 0))
}
