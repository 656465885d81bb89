import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTour, TOUR_LIMITS, tourJson, writeTour } from '../../src/state/tour'

const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map(text => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, ''))
const tours = fc.record({
  title: words,
  steps: fc.array(fc.record({ title: words, text: words, link: fc.constantFrom('variant=rope', 'v=1&variant=mrope&at=5') }), {
    maxLength: 5,
  }),
})

describe('tours', () => {
  it('survive the link and the file', () => {
    fc.assert(
      fc.property(tours, tour => {
        expect(readTour(writeTour(tour))).toEqual({ tour, problems: [] })
        expect(readTour(tourJson(tour))).toEqual({ tour, problems: [] })
      }),
      { numRuns: 60 },
    )
  })

  it('keep markup as the text that it is', () => {
    const step = { title: '<b>bold</b>', text: '<img src=x onerror=alert(1)>\n\n$x$ [a](b=1)', link: 'variant=rope' }
    expect(readTour(tourJson({ title: '', steps: [step] })).tour?.steps).toEqual([step])
  })

  it('open the steps that can be read and name the others', () => {
    const source = JSON.stringify({
      tour: 7,
      title: 'x',
      steps: [
        { title: 'fine', text: '', link: 'https://a.example/#variant=rope', sound: 1 },
        { title: 'none' },
        'nonsense',
        { link: 'x'.repeat(TOUR_LIMITS.link + 1) },
        { link: 'variant=rope' },
      ],
    })
    const { tour, problems } = readTour(source)
    expect(tour?.steps).toEqual([
      { title: 'fine', text: '', link: 'variant=rope' },
      { title: '', text: '', link: 'variant=rope' },
    ])
    expect(problems).toEqual([
      'The tour is of version 7 and this page reads version 1; the steps that it knows are open.',
      'Step 1 has parts that RoPEscope does not know: sound.',
      'Step 2 has no link and is left out.',
      'Step 3 has no link and is left out.',
      `Step 4 has a link of more than ${TOUR_LIMITS.link} characters and is left out.`,
    ])
  })

  it('take any text without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => void readTour(text)),
      { numRuns: 200 },
    )
    for (const text of ['', '{', '[]', 'null', '{"steps":1}', 'AAAA', '%%%']) expect(readTour(text).tour).toBe(null)
  })
})
