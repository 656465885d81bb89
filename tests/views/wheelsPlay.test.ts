import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueSteps } from '../../src/views/wheels/play'
import { SCRUB_STEPS, scrubPlace, scrubPosition } from '../../src/views/wheels/scrub'

const LIMIT = 10_000_000

test('whole positions come due at the chosen speed, however unevenly frames come', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 10, 1000, 100_000),
      fc.array(fc.double({ min: 0, max: 100, noNaN: true })),
      (speed, frames) => {
        let carried = 0
        let made = 0
        for (const ms of frames) {
          const due = dueSteps(carried, speed, ms)
          carried = due.carried
          made += due.steps
          expect(Number.isInteger(due.steps)).toBe(true)
        }
        const owed = (speed * frames.reduce((sum, ms) => sum + ms, 0)) / 1000
        expect(Math.abs(made - owed)).toBeLessThanOrEqual(1 + 1e-6 * owed)
      },
    ),
  )
})

test('the scrub track starts at 0, ends at the limit and never falls', () => {
  expect(scrubPosition(0, LIMIT)).toBe(0)
  expect(scrubPosition(SCRUB_STEPS, LIMIT)).toBe(LIMIT)
  const positions = Array.from({ length: SCRUB_STEPS + 1 }, (_, place) => scrubPosition(place, LIMIT))
  expect(positions.every((position, i) => i === 0 || position >= (positions[i - 1] as number))).toBe(true)
})

test('the knob stands where its position is within a step of the track', () => {
  for (const position of [0, 1, 2, 16, 3403, 32_768, 486_910, LIMIT]) {
    const place = scrubPlace(position, LIMIT)
    expect(place).toBeGreaterThanOrEqual(0)
    expect(place).toBeLessThanOrEqual(SCRUB_STEPS)
    const back = scrubPosition(place, LIMIT)
    expect(Math.abs(back - position)).toBeLessThanOrEqual(position * 1e-6)
  }
})
