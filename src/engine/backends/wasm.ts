import { BackendWasm, init, setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm'
import { absConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Abs'
import { addConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Add'
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/BatchMatMul'
import { maxConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Max'
import { minConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Min'
import { subConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Sub'
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { env, registerBackend, registerKernel, setBackend } from '@tensorflow/tfjs-core'
import type { Device } from '../device'

for (const kernel of [absConfig, addConfig, batchMatMulConfig, maxConfig, minConfig, subConfig]) registerKernel(kernel)

/** WebAssembly with SIMD on one thread: threads need headers that a plain file server does not send. */
export async function startWasm(): Promise<Device> {
  if (typeof WebAssembly === 'undefined') throw new Error('not available here.')
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT'))) throw new Error('this browser has no WebAssembly SIMD.')
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  setWasmPaths({
    'tfjs-backend-wasm.wasm': simdUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
  })
  const { wasm } = await init()
  registerBackend('wasm', () => new BackendWasm(wasm))
  await setBackend('wasm')
  return {
    backend: 'wasm',
    precision: 'fp32',
    batch: 1 << 18,
    pad: rows => rows,
    isLost: () => false,
    lost: new Promise(() => {}),
  }
}
