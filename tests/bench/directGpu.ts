import '@tensorflow/tfjs-backend-webgl'
import * as tf from '@tensorflow/tfjs-core'

/** Peer: the same envelope by cos of float32 angles on tfjs WebGL, column by column in chunks. Returns ms, best of three. */
export async function directGpu(positions: number, pairs: number, columns: number): Promise<number> {
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true)
  await tf.setBackend('webgl')
  await tf.ready()
  const omega = tf.tensor1d(Float32Array.from({ length: pairs }, (_, i) => 1e6 ** (-i / pairs)))
  const width = positions / columns
  const chunk = 64
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run++) {
    const start = performance.now()
    for (let column = 0; column < columns; column += chunk) {
      const [low, high] = tf.tidy(() => {
        const m = tf.range(column * width, (column + chunk) * width)
        const curve = tf.mean(tf.cos(tf.mul(tf.expandDims(m, 1), omega)), 1)
        const cells = tf.reshape(curve, [chunk, width])
        return [tf.min(cells, 1), tf.max(cells, 1)] as const
      })
      await Promise.all([low.data(), high.data()])
      tf.dispose([low, high])
    }
    best = Math.min(best, performance.now() - start)
  }
  omega.dispose()
  return best
}
