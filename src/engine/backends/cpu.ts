import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu'
import { absConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Abs'
import { addConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Add'
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/BatchMatMul'
import { maxConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Max'
import { minConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Min'
import { subConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sub'
import { registerBackend, registerKernel, setBackend } from '@tensorflow/tfjs-core'
import type { Device } from '../device'

for (const kernel of [absConfig, addConfig, batchMatMulConfig, maxConfig, minConfig, subConfig]) registerKernel(kernel)
registerBackend('cpu', () => new MathBackendCPU())

/** Plain JavaScript: everywhere, slowly. */
export async function startCpu(): Promise<Device> {
  await setBackend('cpu')
  return {
    backend: 'cpu',
    precision: 'fp32',
    batch: 1 << 15,
    pad: rows => rows,
    isLost: () => false,
    lost: new Promise(() => {}),
  }
}
