import { type Graphics, openGraphics } from './graphics'
import { BACKEND_NAMES, type Backend, type BackendChoice, type DeviceReport, type Receipt } from './protocol'
import { selfTest } from './selfTest'

/** A started backend and what the ops must know of it. */
export interface Device {
  backend: Backend
  precision: DeviceReport['precision']
  /** elements of the result of one matrix product, a power of two */
  batch: number
  /** lengthens a list of matrix rows to a size that the backend likes */
  pad: (rows: Int32Array) => Int32Array
  /** true once nothing more can be computed */
  isLost: () => boolean
  /** settles with the reason when the device is lost */
  lost: Promise<string>
}

/** Largest error of C with which a backend is used. */
const TOLERATED = 1e-5

/** Starts the chosen backend, or the first after it that starts and passes the self-test. */
export async function createDevice(choice: BackendChoice): Promise<{ device: Device; report: DeviceReport }> {
  const graphics = choice === 'wasm' || choice === 'cpu' ? null : openGraphics()
  const fallbacks: string[] = []
  const leave = (backend: Backend, why: string) => {
    fallbacks.push(`${BACKEND_NAMES[backend]}: ${why}`)
    if (backend === 'webgl') graphics?.release()
  }
  for (const backend of candidates(choice, graphics)) {
    try {
      const device = await start(backend, graphics)
      const receipt = await selfTest(device)
      if (receipt.maxError <= TOLERATED) {
        const report = { backend, renderer: graphics?.renderer ?? '', precision: device.precision, receipt, fallbacks }
        return { device, report }
      }
      leave(backend, refusal(device, receipt))
    } catch (error) {
      leave(backend, error instanceof Error ? error.message : String(error))
    }
  }
  throw new Error(fallbacks.join(' '))
}

/** Software renderers emulate a GPU on the CPU, 4 to 8 times slower than WebAssembly with SIMD. */
function candidates(choice: BackendChoice, graphics: Graphics | null): readonly Backend[] {
  const order: readonly Backend[] = ['webgl', 'wasm', 'cpu']
  if (choice !== 'auto') return order.slice(order.indexOf(choice))
  if (graphics && !graphics.software) return order
  graphics?.release()
  return ['wasm', 'cpu']
}

async function start(backend: Backend, graphics: Graphics | null): Promise<Device> {
  switch (backend) {
    case 'webgl': {
      if (!graphics) throw new Error('not available here.')
      const { startWebgl } = await import('./backends/webgl')
      return startWebgl(graphics)
    }
    case 'wasm': {
      const { startWasm } = await import('./backends/wasm')
      return startWasm()
    }
    case 'cpu': {
      const { startCpu } = await import('./backends/cpu')
      return startCpu()
    }
  }
}

function refusal({ precision }: Device, { maxError }: Receipt): string {
  return `${precision === 'fp16' ? 'fp16 textures, ' : ''}largest error ${maxError.toExponential(1)}, ${TOLERATED} is allowed.`
}
