import { useLayoutEffect, useRef } from 'react'
import type { Frame, ViewInput } from '../view'
import styles from './bounds.module.css'
import { paintMap } from './paintMap'
import type { BoundsPlace } from './place'
import { answered } from './request'

/** The cells of the map, each as large as its part of the plane. */
export function BoundsMap({ input, frame, place }: { input: ViewInput; frame: Frame; place: BoundsPlace }) {
  const ref = useRef<HTMLCanvasElement>(null)
  const known = answered(frame, input)
  const { palette } = input
  const mean = known?.result.mean
  const columns = known?.job.bases.length ?? 0
  useLayoutEffect(() => {
    if (ref.current && mean) paintMap(ref.current, mean, columns, palette)
  }, [mean, columns, palette])
  const { left, top, width, height } = place
  return <canvas ref={ref} className={styles.map} aria-hidden="true" style={{ left, top, width, height }} />
}
