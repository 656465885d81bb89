/** ms of one step, well inside a frame */
const STEP = 8

/** Runs steps a few ms at a time, so that the page goes on between them; null where it was stopped. */
export async function readInSteps<T>(
  steps: Generator<number, T>,
  { signal, report }: { signal: AbortSignal; report: (part: number) => void },
): Promise<T | null> {
  for (;;) {
    const end = performance.now() + STEP
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      if (performance.now() < end) continue
      report(step.value)
      break
    }
    await new Promise(resolve => setTimeout(resolve))
    if (signal.aborted) return null
  }
}
