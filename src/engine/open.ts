import type { Port } from './protocol'

/** A line to an end that serves. */
export interface Connection {
  port: Port
  /** why the engine shares the page's thread; null when it has its own */
  shared: string | null
  /** called when the other end is gone for good */
  onCrash: (listener: (message: string) => void) => void
  terminate: () => void
}

export type Place = 'worker' | 'page'

/** Opens a worker; where there is none, or `page` is asked for, the same server on the page's own thread. */
export function openEngine(place: Place): Connection {
  if (place === 'page') return openOnPage('The engine could not be loaded in a worker.')
  if (typeof Worker === 'undefined') return openOnPage('This browser has no workers.')
  try {
    return openWorker()
  } catch {
    return openOnPage('This browser does not allow the worker.')
  }
}

function openWorker(): Connection {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  return {
    port: worker,
    shared: null,
    onCrash: listener => {
      worker.addEventListener('error', event => listener(event.message || 'The worker could not be loaded.'))
      worker.addEventListener('messageerror', () => listener('A message could not be read.'))
    },
    terminate: () => worker.terminate(),
  }
}

function openOnPage(shared: string): Connection {
  const { port1, port2 } = new MessageChannel()
  const served = import('./serve').then(({ serve }) => {
    serve(port2)
    port2.start()
  })
  port1.start()
  return {
    port: port1,
    shared,
    onCrash: listener => served.catch(error => listener(String(error))),
    terminate: () => {
      port1.close()
      port2.close()
    },
  }
}
