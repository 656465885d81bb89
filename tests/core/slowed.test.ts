import { describe, expect, it, test } from 'vitest'
import { timePairs } from '../../src/core/loops'
import { resolve } from '../../src/core/resolve'
import type { Segment, Setup } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { withPairSlowed } from '../../src/core/slowed'
import { VARIANTS } from '../../src/core/variants'
import { PLAIN, readLink, writeLink } from '../../src/state/url'
import { PAGE } from '../state/arbitraries'

const PROMPT: Segment[] = [{ kind: 'video', frames: 3, rows: 2, cols: 2, fps: 2, temporalPatch: 2, spatialMerge: 2 }]
const timeOf = (setup: Setup) => timePairs(resolve(setup, PROMPT))

describe.each(['hunyuanVideo', 'wan', 'cogvideox', 'cosmos', 'mrope', 'videorope', 'mropeAbsTime', 'mropeInterleaved'])(
  '%s',
  id => {
    const setup = namedSetup(id)
    const before = timeOf(setup)
    const k = 3
    const chosen = before[k - 1]
    const length = Math.ceil(2 * (chosen?.wavelength ?? 0))
    const slowed = withPairSlowed(setup, k, length) as Setup

    it('keeps every other pair when one pair of time is slowed', () => {
      const [old, now] = [resolve(setup, PROMPT), resolve(slowed, PROMPT)]
      old.groups[0].invFreq.forEach((row, axis) => {
        row.forEach((omega, pair) => {
          const ratio = omega === 0 ? 1 : (now.groups[0].invFreq[axis]?.[pair] ?? 0) / omega
          if (pair !== chosen?.pair) expect(Math.abs(ratio - 1)).toBeLessThan(1e-12)
          else if (omega !== 0) expect(ratio).toBeLessThan(1)
        })
      })
      expect(now.positionIds).toEqual(old.positionIds)
      expect(now.notes).toEqual(old.notes)
    })

    it('lets the slowed pair make 0.9 turns in the clip by the code, one by the paper, and less between its first and last frame', () => {
      const turns = (follow: string) => {
        const choice = { ...slowed.frequencies, params: { ...slowed.frequencies.params, follow } }
        const pair = timeOf({ ...slowed, frequencies: choice }).find(found => found.pair === chosen?.pair)
        return length / (pair?.wavelength ?? 0)
      }
      expect(turns('code')).toBeCloseTo(0.9, 12)
      expect(turns('paper')).toBeCloseTo(1, 12)
      expect(((length - 1) / length) * turns('paper')).toBeLessThan(1)
    })

    it('leaves a pair alone whose period covers the clip', () => {
      const short = Math.round(chosen?.wavelength ?? 0)
      expect(timeOf(withPairSlowed(setup, k, short) as Setup)).toEqual(before)
    })

    it('survives the link', () => {
      const scene = { ...PLAIN.scene, a: setup, b: slowed, segments: PROMPT }
      const { state } = readLink(writeLink({ ...PLAIN, scene }), PAGE)
      expect(resolve(state.scene.b as Setup, PROMPT)).toEqual(resolve(slowed, PROMPT))
    })
  },
)

test('the released numbers of HunyuanVideo: pair 4 of a clip of 261 frames turns at 0.9 · 2π / 66', () => {
  const slowed = withPairSlowed(namedSetup('hunyuanVideo'), 4, 66) as Setup
  expect(slowed.frequencies).toEqual({ variant: 'riflex', params: { slowedPair: 4, clipLength: 66 } })
  expect(resolve(slowed, PROMPT).groups[0].ladder[3]).toBe((0.9 * 2 * Math.PI) / 66)
})

test('slowing a pair again replaces what was slowed before', () => {
  const once = withPairSlowed(namedSetup('cosmos'), 2, 100) as Setup
  const twice = withPairSlowed(once, 4, 200) as Setup
  expect(timeOf(twice)).toEqual(timeOf(withPairSlowed(namedSetup('cosmos'), 4, 200) as Setup))
})

test('every embedding either keeps all its other angles or is refused', () => {
  for (const { id } of VARIANTS) {
    const setup = namedSetup(id)
    const slowed = withPairSlowed(setup, 1, 1)
    if (slowed)
      expect(timeOf(slowed).map(({ wavelength }) => wavelength.toPrecision(10))).toEqual(
        timeOf(setup).map(({ wavelength }) => wavelength.toPrecision(10)),
      )
  }
})
