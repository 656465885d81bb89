import { resolve } from './resolve'
import type { Setup } from './scene'

/** Whether the base has a say in the frequencies of a setup: learned or pasted ones have none. */
export function readsBase(setup: Setup): boolean {
  const ladders = [1, 2].map(times => {
    const geometry = { ...setup.geometry, ropeTheta: times * setup.geometry.ropeTheta }
    return resolve({ ...setup, geometry }, []).groups.flatMap(group => group.invFreq.flatMap(axis => [...axis]))
  }) as [number[], number[]]
  return ladders[0].some((omega, i) => omega !== ladders[1][i])
}
