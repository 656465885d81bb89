import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl'
import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/canvas_util'
import { absConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Abs'
import { addConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Add'
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/BatchMatMul'
import { maxConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Max'
import { minConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Min'
import { subConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sub'
import { env, registerBackend, registerKernel, setBackend } from '@tensorflow/tfjs-core'
import type { Device } from '../device'
import type { Graphics } from '../graphics'

for (const kernel of [absConfig, addConfig, batchMatMulConfig, maxConfig, minConfig, subConfig]) registerKernel(kernel)

/** Textures above this total are deleted when they are freed. */
const TEXTURE_BYTES = 128 * 2 ** 20

/** tfjs on a context of ours, so that the driver is known before this module is loaded. */
export async function startWebgl({ gl, lost }: Graphics): Promise<Device> {
  setWebGLContext(2, gl)
  // tfjs computes on the CPU whatever is smaller than 128 elements: the self-test would test the wrong device.
  env().set('WEBGL_CPU_FORWARD', false)
  env().set('WEBGL_USE_SHAPES_UNIFORMS', true)
  // tfjs keeps every texture for reuse, without end unless told.
  env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', TEXTURE_BYTES)
  registerBackend('webgl', () => new MathBackendWebGL())
  await setBackend('webgl')
  return {
    backend: 'webgl',
    precision: env().getBool('WEBGL_RENDER_FLOAT32_ENABLED') ? 'fp32' : 'fp16',
    batch: 1 << 21,
    // tfjs compiles and keeps a shader for every shape: powers of two keep their number small.
    pad: rows => padded(rows, 2 ** Math.ceil(Math.log2(rows.length))),
    isLost: () => gl.isContextLost(),
    lost,
  }
}

function padded(rows: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length).fill(rows[0] ?? 0)
  longer.set(rows)
  return longer
}
