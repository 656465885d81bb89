import { useEffect, useMemo, useState } from 'react'
import type { Frame, View, ViewInput } from '../../views/view'
import styles from './bench.module.css'

/** ms without a change after which a caption is read out */
const SETTLED = 1200

/** The finding in words: lead and A in ink, B in the second ink. Read out once it rests. */
export function CaptionLine({ view, input, frame }: { view: View; input: ViewInput; frame: Frame }) {
  const { lead, a, b } = useMemo(() => view.caption(input, frame), [view, input, frame])
  const said = [lead, a, b].filter(Boolean).join(' ')
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(said), SETTLED)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <>
      <p className={styles.caption}>
        <b>{lead}</b> {a} <span>{b}</span>
      </p>
      <p className="unseen" aria-live="polite">
        {settled}
      </p>
    </>
  )
}
