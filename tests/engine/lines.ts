import type { Connection, Place } from '../../src/engine/open'
import type { Port, Reply, Request } from '../../src/engine/protocol'

/** A connection whose other end is played by the test; every opened line is kept. */
export function createLines() {
  const opened: { place: Place; requests: Request[]; say: (reply: Reply) => void; crash: (message: string) => void }[] = []
  const open = (place: Place): Connection => {
    let alive = true
    let hear: (event: MessageEvent) => void = () => {}
    let fall: (message: string) => void = () => {}
    const requests: Request[] = []
    opened.push({
      place,
      requests,
      say: reply => {
        if (alive) hear({ data: reply } as MessageEvent)
      },
      crash: message => fall(message),
    })
    return {
      port: {
        postMessage: message => requests.push(message as Request),
        addEventListener: (_, listener) => {
          hear = listener
        },
      },
      shared: place === 'page' ? 'The engine could not be loaded in a worker.' : null,
      onCrash: listener => {
        fall = listener
      },
      terminate: () => {
        alive = false
      },
    }
  }
  const last = () => opened.at(-1)!
  return { open, opened, last }
}

/** A connection to a server on the other end of a MessageChannel, as in a worker. */
export function lineTo(serve: (port: Port) => void): { open: () => Connection; close: () => void } {
  const channels: MessageChannel[] = []
  return {
    open: () => {
      const { port1, port2 } = new MessageChannel()
      channels.push({ port1, port2 } as MessageChannel)
      serve(port2)
      port1.start()
      port2.start()
      return { port: port1, shared: null, onCrash: () => {}, terminate: () => port1.close() }
    },
    close: () => {
      for (const { port1, port2 } of channels) {
        port1.close()
        port2.close()
      }
    },
  }
}
