import { promptProblem } from '../../src/core/layouts'
import { resolve, withGroupFirst } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import type { Side } from '../../src/views/view'
import { PROMPT } from './decayInput'

const VIDEO = PROMPT[1] as Segment
const IMAGE: Segment = { kind: 'image', rows: 6, cols: 8, spatialMerge: 2 }
const TEXT: Segment = { kind: 'text', tokens: 12 }
const AGENTS: Segment = {
  kind: 'agents',
  agents: [
    { x: 0, y: 0, heading: 0 },
    { x: 12, y: -3.5, heading: 90 },
    { x: -8, y: 4, heading: -170 },
  ],
}

/** Prompts from the richest to the plainest; a system is shown the first that it has a place for. */
const PROMPTS: readonly (readonly Segment[])[] = [PROMPT, [TEXT, VIDEO], [TEXT, IMAGE, TEXT], [VIDEO], [IMAGE], [AGENTS]]

export const promptOf = (id: string): readonly Segment[] =>
  PROMPTS.find(prompt => promptProblem(namedSetup(id).layout, prompt) === null) ?? PROMPT

/** A named variant on a prompt that it serves, one of its head groups first. */
export function sideOn(id: string, group = 0, segments = promptOf(id), letter: Side['letter'] = 'A'): Side {
  const setup = namedSetup(id)
  return { letter, name: id, setup, spec: withGroupFirst(resolve(setup, segments), group) }
}
