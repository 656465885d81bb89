import { describe, expect, test } from 'vitest'
import type { Move } from '../../src/views/allocation/motion'
import { nextMove, shownAt } from '../../src/views/allocation/motion'
import { readPairs } from '../../src/views/allocation/pairs'
import { STORY, sideOf } from './decayInput'

const time = readPairs(STORY.a.spec)
const chunked = readPairs(sideOf('B', 'mrope').spec)
const slower = readPairs(sideOf('A', 'videorope', { ropeTheta: 1e8 }).spec)
const rest: Move = { from: time, to: time, start: Number.NEGATIVE_INFINITY }

describe('motion after a change', () => {
  test('a new base glides along the logarithm of the wavelength and arrives after 240 ms', () => {
    const move = nextMove(rest, slower, 1000)
    const lambda = (now: number) => shownAt(move, now).pairs[40]?.lambda ?? 0
    const [from, to] = [time[40]?.lambda ?? 0, slower[40]?.lambda ?? 0]
    expect(lambda(1000)).toBeCloseTo(from, 6)
    expect(Math.log(lambda(1120) / from) / Math.log(to / from)).toBeCloseTo(1 - 0.5 ** 3, 6)
    expect(shownAt(move, 1240).pairs).toBe(slower)
  })

  test('a new allocation fades in place within 200 ms, only where the reading changes', () => {
    const move = nextMove(rest, chunked, 1000)
    const { pairs, leaving, fade } = shownAt(move, 1050)
    expect(fade).toBeCloseTo(0.25)
    expect(pairs.map(pair => pair.lambda)).toEqual(time.map(pair => pair.lambda))
    expect([...leaving.keys()]).toEqual(time.filter((pair, i) => pair.reads !== chunked[i]?.reads).map(pair => pair.index))
    expect(leaving.get(0)?.reads).toBe('h')
    expect(shownAt(move, 1200).leaving.size).toBe(0)
  })

  test('the second change of a drag cuts', () => {
    const first = nextMove(rest, slower, 1000)
    const second = nextMove(first, time, 1016)
    expect(shownAt(second, 1016).pairs).toBe(time)
    const afterPause = nextMove(second, slower, 2000)
    expect(shownAt(afterPause, 2000).pairs[40]?.lambda).toBeCloseTo(time[40]?.lambda ?? 0, 6)
  })

  test('another number of pairs cuts', () => {
    const half = readPairs(sideOf('A', 'rope', { headDim: 64, rotaryDim: 64 }).spec)
    expect(shownAt(nextMove(rest, half, 1000), 1000).pairs).toBe(half)
  })
})
