import { IconAlertTriangle, IconLoader2, IconRefresh, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Engine } from '../../engine/client'
import { formatShort } from '../../views/paint/format'
import type { Frame, ViewInput } from '../../views/view'
import controls from '../controls/controls.module.css'
import styles from './bench.module.css'

/** ms that a request may take before the old frame is dimmed and the wait is explained */
const PATIENCE = 300

interface FrameStatesProps {
  frame: Frame
  /** what the picture is to show; a frame that answers an older one is dimmed while it is waited for */
  input: ViewInput
  channel: string
  engine: Engine
  resume: (channel: string) => void
  children: ReactNode
}

/** A picture with what is said about it: working, failed, or nothing. */
export function FrameStates({ frame, input, channel, engine, resume, children }: FrameStatesProps) {
  const status = useSyncExternalStore(engine.status.subscribe, engine.status.getState)
  const slow = useSlow(frame.pending?.since ?? null) && status.state !== 'starting'
  const stopped = status.state === 'stopped' ? status.message : null
  const stale = frame.shown && (frame.shown.input.scene !== input.scene || frame.shown.input.ruler !== input.ruler)
  const dim = (slow && stale) || (frame.shown && (frame.failed || stopped !== null))
  const [closed, setClosed] = useState<string | null>(null)
  const failed = stopped ?? frame.failed?.message ?? null
  const fallback = status.state === 'fallback' && status.message !== closed ? status.message : null
  return (
    <>
      {failed !== null ? (
        <Failed message={failed} retry={engine.retryGpu} />
      ) : (
        fallback !== null && <Failed message={fallback} retry={engine.retryGpu} close={() => setClosed(fallback)} />
      )}
      <div className={styles.place}>
        <div className={styles.picture} data-dim={dim ? '' : undefined} data-pending={frame.pending ? '' : undefined}>
          {children}
        </div>
        {slow && frame.pending && <Working pending={frame.pending} cancel={() => engine.cancel(channel)} />}
        {frame.stopped && !frame.pending && (
          <div className={styles.pill} role="status">
            Stopped. {frame.stopped}
            <button type="button" className={controls.link} onClick={() => resume(channel)}>
              Start again
            </button>
          </div>
        )}
      </div>
    </>
  )
}

function Working({ pending, cancel }: { pending: NonNullable<Frame['pending']>; cancel: () => void }) {
  const percent = Math.round(pending.fraction * 100)
  return (
    <>
      <div className={styles.progress} style={{ '--done': pending.fraction } as React.CSSProperties} />
      <div className={styles.pill} role="status">
        <IconLoader2 size={16} stroke={1.5} className={styles.turning} aria-hidden="true" />
        {pending.label}: {pending.proven ? `more than ${formatShort(pending.proven)}, ` : ''}
        {percent}&nbsp;%
        <button type="button" className={controls.link} onClick={cancel}>
          Cancel
        </button>
      </div>
    </>
  )
}

function Failed({ message, retry, close }: { message: string; retry: () => void; close?: () => void }) {
  return (
    <div className={styles.failed} role="alert">
      <IconAlertTriangle size={18} stroke={1.5} aria-hidden="true" />
      <p>{message}</p>
      <button type="button" className={controls.button} onClick={retry}>
        <IconRefresh size={18} stroke={1.5} /> Try the GPU again
      </button>
      {close && (
        <button type="button" className={controls.quiet} aria-label="Close the notice" onClick={close}>
          <IconX size={18} stroke={1.5} />
        </button>
      )}
    </div>
  )
}

/** Whether something that began at `since` (a `performance.now()`) has lasted too long. */
function useSlow(since: number | null): boolean {
  const [late, setLate] = useState<number | null>(null)
  useEffect(() => {
    if (since === null) return
    const timer = setTimeout(() => setLate(since), since + PATIENCE - performance.now())
    return () => clearTimeout(timer)
  }, [since])
  return since !== null && late === since
}
