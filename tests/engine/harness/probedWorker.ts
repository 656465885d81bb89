import { backend, env, memory } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-webgl/dist/flags_webgl'
import type { Port } from '../../../src/engine/protocol'
import { serve } from '../../../src/engine/serve'

export type Probe = 'memory' | 'lose-context' | 'throw'

export interface MemoryLevel {
  tensors: number
  /** of textures in use, WebGL only */
  gpuBytes: number
  /** of textures in use or kept for reuse, WebGL only */
  gpuBytesAllocated: number
  /** compiled shaders, WebGL only */
  shaders: number
  /** of the WebAssembly heap */
  heapBytes: number
}

interface Insides {
  gpgpu?: { gl: WebGL2RenderingContext }
  binaryCache?: Record<string, unknown>
  wasm?: { HEAPU8: Uint8Array }
}

if (self.name === 'fp16') env().set('WEBGL_FORCE_F16_TEXTURES', true)

serve(self as unknown as Port)

addEventListener('message', ({ data, ports }: MessageEvent<{ probe?: Probe }>) => {
  if (!data.probe) return
  const insides = backend() as unknown as Insides
  if (data.probe === 'lose-context') insides.gpgpu?.gl.getExtension('WEBGL_lose_context')?.loseContext()
  if (data.probe === 'throw') throw new Error('thrown by the probe')
  const level = memory() as { numTensors: number; numBytesInGPU?: number; numBytesInGPUAllocated?: number }
  ports[0]?.postMessage({
    tensors: level.numTensors,
    gpuBytes: level.numBytesInGPU ?? 0,
    gpuBytesAllocated: level.numBytesInGPUAllocated ?? 0,
    shaders: Object.keys(insides.binaryCache ?? {}).length,
    heapBytes: insides.wasm?.HEAPU8.length ?? 0,
  } satisfies MemoryLevel)
})
