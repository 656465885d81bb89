import type { Answer, Job, Lane } from './protocol'

/** Hears fractions from 0 to 1, and what a search has proven so far. */
export type Report = (fraction: number, proven?: number) => void

/** A question that has not been answered yet. */
export interface Run {
  id: number
  channel: string
  lane: Lane
  job: Job
  report: Report
  answer: (answer: Answer) => void
}

/**
 * Runs that wait for the engine: per channel one draft and, behind it, one full job. A newer run takes the place of
 * those that it outdates: a draft that of both, a full job that of the full one.
 */
export function createWaiting() {
  const slots: Record<Lane, Map<string, Run>> = { draft: new Map(), full: new Map() }

  const remove = (channel: string, lanes: readonly Lane[]): Run[] =>
    lanes.flatMap(lane => {
      const run = slots[lane].get(channel)
      slots[lane].delete(channel)
      return run ? [run] : []
    })

  const put = (run: Run): Run[] => {
    const outdated = remove(run.channel, run.lane === 'draft' ? ['draft', 'full'] : ['full'])
    slots[run.lane].set(run.channel, run)
    return outdated
  }

  return {
    /** Adds a run and returns those whose place it took. */
    put,
    /** Puts a run back that was taken; returns it if a newer one has its place. */
    restore: (run: Run): Run[] => {
      const newer = [slots.draft.get(run.channel), slots.full.get(run.channel)]
      return newer.some(Boolean) ? [run] : put(run)
    },
    /** The next run: drafts before full jobs, each in the order of their coming. */
    take: (): Run | undefined => {
      const [next] = [...slots.draft.values(), ...slots.full.values()]
      if (next) slots[next.lane].delete(next.channel)
      return next
    },
    /** Empties a channel. */
    remove: (channel: string) => remove(channel, ['draft', 'full']),
    clear: () => [...slots.draft.keys(), ...slots.full.keys()].flatMap(channel => remove(channel, ['draft', 'full'])),
  }
}
