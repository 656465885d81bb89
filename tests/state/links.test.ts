import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Setup } from '../../src/core/scene'
import { ALL_SLOTS } from '../../src/core/scene'
import { choiceOf, completeParams, slotOf } from '../../src/core/slots'
import { STAGES } from '../../src/state/rounding'
import type { LinkState } from '../../src/state/url'
import { readLink, writeLink } from '../../src/state/url'
import { PAGE } from './arbitraries'

describe('links of version 1', () => {
  for (const { link, facts } of readCorpus('links.v1.txt'))
    it(`${link.slice(0, 90)} means what it did`, () => {
      const { state, notices } = readLink(link, PAGE)
      const said = factsOf(state)
      expect(notices).toEqual([])
      expect(facts.filter(fact => !said.includes(fact))).toEqual([])
      expect(readLink(writeLink(state), PAGE).state).toEqual(state)
    })
})

interface OldLink {
  link: string
  /** facts such as `a.layout.delta=2`, one per word; every one must hold */
  facts: readonly string[]
}

/** Links that were written once, with what they meant. Blocks parted by blank lines: the link, then its facts. */
function readCorpus(file: string): OldLink[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split(/\n\s*\n/)
    .map(block => block.split('\n').filter(line => line.trim() && !line.startsWith('//')))
    .filter(lines => lines.length > 0)
    .map(([link = '', ...lines]) => ({ link, facts: lines.join(' ').trim().split(/\s+/) }))
}

/** All that a state says, defaults included, one fact per word. */
function factsOf({ scene, view, cursor }: LinkState): string[] {
  const { scale, from, to } = view.ruler
  const content = scene.content.kind === 'noisyCopy' ? `${scene.content.kind}:${scene.content.rho}` : scene.content.kind
  return [
    ...setupFacts('a', scene.a),
    ...(scene.b ? setupFacts('b', scene.b) : ['b=none']),
    ...scene.segments.flatMap((segment, i) => Object.entries(segment).map(([key, value]) => `segment${i}.${key}=${value}`)),
    `segments=${scene.segments.length}`,
    `content=${content}`,
    ...Object.entries({
      ...view,
      ruler: [scale, from, to].join(':'),
      hide: view.hide.join(),
      needle: Object.values(view.needle).join(':'),
      rounding: STAGES.map(stage => view.rounding[stage]).join(),
      baselines: Object.values(view.baselines).join(),
      road: roadFact(view.road),
      path: Object.values(view.path).join(),
      spectra: Object.values(view.spectra).join(),
      recall: Object.values(view.recall).join(),
      ...scoresFacts(view, scene),
    }).map(([key, value]) => `view.${key}=${value}`),
    ...Object.entries(cursor).map(([key, value]) => `cursor.${key}=${value}`),
  ]
}

function roadFact({ kind, first, second, model, adapted, seed }: LinkState['view']['road']) {
  const said = (adapter: typeof first) => `${adapter.theta.join()}:${adapter.alpha.join()}`
  return [kind, said(first), second ? said(second) : 'none', model, adapted, seed].join(':')
}

function scoresFacts({ scores: { form, temperature, window } }: LinkState['view'], { a }: LinkState['scene']) {
  const zoom = window ? [window.q0, window.k0, window.size].join(':') : 'whole'
  return { scores: [form, a.mask?.variant ?? 'auto', temperature, zoom].join() }
}

function setupFacts(side: string, setup: Setup): string[] {
  const slots = ALL_SLOTS.flatMap(slot => {
    const choice = choiceOf(setup, slot)
    const { params } = completeParams(slotOf(slot, choice).params, choice.params, setup.geometry.rotaryDim / 2)
    const said = Object.entries(params).map(([key, value]) => `${side}.${slot}.${key}=${value}`)
    return [`${side}.${slot}=${choice.variant}`, ...said]
  })
  return [...slots, ...Object.entries(setup.geometry).map(([key, value]) => `${side}.${key}=${value}`)]
}
