import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fittingPrompt, SAMPLES } from '../../src/core/fitting'
import { promptProblem } from '../../src/core/layouts'
import type { Segment } from '../../src/core/scene'
import { LIMITS, promptTokens } from '../../src/core/scene'
import { findVariant, variantsFor } from '../../src/core/slots'
import { prompts, RUNS } from './arbitraries'

const choices = variantsFor('layout').map(({ id }) => ({ variant: id, params: {} }))
const wanted = fc.oneof(prompts, fc.constant<Segment[]>([SAMPLES.agents, { ...SAMPLES.video, melFrames: 90 } as Segment]))

describe('the prompt that is offered', () => {
  test('has tokens and suits its layout, whatever the prompt was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...choices), wanted, (choice, segments) => {
        const prompt = fittingPrompt(choice, segments)
        expect(promptProblem(choice, prompt)).toBeNull()
        expect(promptTokens(prompt)).toBeGreaterThan(0)
        expect(promptTokens(prompt)).toBeLessThanOrEqual(LIMITS.tokens.max)
        expect(prompt.length).toBeLessThanOrEqual(LIMITS.segments.max)
      }),
      RUNS,
    )
  })

  test('is the one that the variant is meant for, where it has one', () => {
    for (const choice of choices) {
      const meant = findVariant(choice.variant)?.prompt
      if (meant) expect(fittingPrompt(choice, [SAMPLES.text])).toBe(meant)
    }
  })

  test('suits the other side too, where one of the two does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...choices), fc.constantFrom(...choices), wanted, (choice, other, segments) => {
        const prompt = fittingPrompt(choice, segments, other)
        const meant = findVariant(choice.variant)?.prompt
        expect(promptProblem(choice, prompt)).toBeNull()
        if (meant && !promptProblem(other, meant)) expect(promptProblem(other, prompt)).toBeNull()
      }),
      RUNS,
    )
  })

  test('keeps a clip as one of its frames where a layout has images only, and drops its sound', () => {
    const clip: Segment = { ...SAMPLES.video, patchSize: 16, melFrames: 80 } as Segment
    const images = choices.find(
      choice =>
        promptProblem(choice, [SAMPLES.video]) && !promptProblem(choice, [SAMPLES.image]) && !findVariant(choice.variant)?.prompt,
    )
    const silent = choices.find(
      choice => promptProblem(choice, [clip]) && !promptProblem(choice, [SAMPLES.video]) && !findVariant(choice.variant)?.prompt,
    )
    if (images)
      expect(fittingPrompt(images, [clip])).toContainEqual({ kind: 'image', rows: 6, cols: 8, spatialMerge: 2, patchSize: 16 })
    if (silent) expect(fittingPrompt(silent, [clip])).toContainEqual({ ...SAMPLES.video, patchSize: 16 })
  })
})
