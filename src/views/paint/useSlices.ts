import { useEffect, useState } from 'react'

/** ms of rest before the work goes on, of each slice, and between two */
const REST = 60
const SLICE = 10
const PAUSE = 4

/** Goes on with `task` in slices while nothing else happens, and draws what there is of it after every few of them. */
export function useSlices<T>(task: T, workOn: (task: T, ms: number) => boolean, drawnEvery: number): void {
  const [, drawAgain] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let slices = 0
    const go = () => {
      const done = workOn(task, SLICE)
      if (done || ++slices % drawnEvery === 0) drawAgain(count => count + 1)
      if (!done) timer = setTimeout(go, PAUSE)
    }
    timer = setTimeout(go, REST)
    return () => clearTimeout(timer)
  }, [task, workOn, drawnEvery])
}
