import { useEffect, useMemo, useState } from 'react'
import type { ViewInput } from '../view'
import { laneOf } from './facts'
import type { Cell } from './haystacks'
import { cellsOf, clipFor, clipHere, lengthsOf } from './haystacks'

/** ms of rest after which the maps of a changed layout are begun */
const REST = 150

/** The maps of A and B. Clips are laid out one by one, each in a task of its own, and the maps fill as they come. */
export function useHaystacks({ a, b, view }: ViewInput): readonly (readonly Cell[])[] {
  const { rule } = view.needle
  const lane = laneOf({ view })
  const [made, setMade] = useState(0)
  useEffect(() => {
    const sides = [a, ...(b ? [b] : [])]
    const work = lengthsOf(rule).flatMap(frames => sides.map(side => ({ side, frames })))
    let timer: ReturnType<typeof setTimeout>
    const next = () => {
      const job = work.find(({ side, frames }) => clipHere(side, frames) === undefined)
      if (!job) return
      clipFor(job.side, job.frames)
      setMade(count => count + 1)
      timer = setTimeout(next, 0)
    }
    timer = setTimeout(next, REST)
    return () => clearTimeout(timer)
  }, [a.setup.layout, b?.setup.layout, a.spec.axes, b?.spec.axes, rule])
  return useMemo(() => [a, ...(b ? [b] : [])].map(side => cellsOf(side, lane, rule)), [a, b, lane, rule, made])
}
