const { port1, port2 } = new MessageChannel()
const waiting: (() => void)[] = []
port1.onmessage = () => waiting.shift()?.()

/** Resolves in a new task, after the messages that have already arrived. setTimeout would wait 4 ms when nested. */
export function macrotask(): Promise<void> {
  return new Promise(resolve => {
    waiting.push(resolve)
    port2.postMessage(null)
  })
}
