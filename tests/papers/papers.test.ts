import { describe, expect, it } from 'vitest'
import { PARTS } from '../../src/app/parts'
import { PAPERS } from '../../src/papers'
import { amendLink } from '../../src/state/linkParts'
import type { LinkPage } from '../../src/state/url'
import { PLAIN, readLink, writeLink } from '../../src/state/url'
import { VIEWS } from '../../src/views'
import { SHELF } from '../state/arbitraries'
import { paperReport } from './report'

const PAGE: LinkPage = { views: VIEWS.map(({ id }) => id), parts: PARTS, opening: PLAIN, shelf: () => SHELF }

describe('papers', () => {
  it('every verdict and every number of ours is the recorded one', () => {
    const lines: string[] = []
    expect(paperReport(line => lines.push(line), true).changed, lines.filter(line => /CHANGED/.test(line)).join('\n')).toBe(0)
  })

  it('a claim that differs or is not checked says why', () => {
    for (const { claims } of PAPERS)
      for (const claim of claims) if (claim.recorded.verdict !== 'agrees') expect(claim.because, claim.what).toBeTruthy()
  })

  for (const paper of PAPERS) {
    it(`${paper.id}: every step and every phrase is a link that is read whole`, () => {
      expect(paper.steps.length).toBeGreaterThan(1)
      expect(paper.steps.length).toBeLessThan(7)
      for (const link of [...paper.steps.map(step => step.link), ...(paper.picture ? [paper.picture] : [])]) {
        const { state, notices } = readLink(link, PAGE)
        expect(notices.map(({ text }) => text)).toEqual([])
        expect(readLink(writeLink(state), PAGE).state).toEqual(state)
      }
      for (const { link, text } of paper.steps)
        for (const [, change] of text.join('\n').matchAll(/\[[^\]]+\]\(([^)]+)\)/g))
          expect(readLink(amendLink(writeLink(readLink(link, PAGE).state), change as string), PAGE).notices).toEqual([])
    })

    it(`${paper.id}: paper= and step= open a step at its state, and a scene beside them stands`, () => {
      paper.steps.forEach(({ link }, at) => {
        const { state } = readLink(`paper=${paper.id}&step=${at + 1}`, PAGE)
        const plain = readLink(link, PAGE).state
        expect(state.scene).toEqual(plain.scene)
        expect(state.view).toEqual({ ...plain.view, reading: { paper: paper.id }, told: at + 1 })
      })
      const own = readLink(`paper=${paper.id}&variant=rope&theta=777`, PAGE).state
      expect(own.scene.a.geometry.ropeTheta).toBe(777)
      expect(own.view.reading).toEqual({ paper: paper.id })
    })
  }

  it('a step that a paper does not have is named, and the first one opens', () => {
    const { state, notices } = readLink('paper=videorope&step=99', PAGE)
    expect(state.view.told).toBe(1)
    expect(notices[0]?.text).toContain('step')
  })

  it('a paper is known by its file', async () => {
    for (const { id } of PAPERS) expect(Object.keys(await import(`../../src/papers/${id}.ts`))).toContain(id)
  })
})
