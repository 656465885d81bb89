import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useStore as useVanilla } from 'zustand'
import { imaginaryWords, openingWords, unmappedWords } from '../../views/standpoint'
import type { Frame, View, ViewInput } from '../../views/view'
import { useInstrument } from '../instrument'
import styles from './bench.module.css'
import { frameOf, pictured } from './frames'

/** ms without a change after which a caption is read out */
const SETTLED = 1200

/** The finding in words. It may come a moment after the picture, so that a drag does not wait for it. */
export function CaptionLine({ view, input }: { view: View; input: ViewInput }) {
  const { frames } = useInstrument()
  const frame = useVanilla(frames, all => pictured(frameOf(all, view.id).shown))
  const now = useMemo(() => ({ view, input, frame }), [view, input, frame])
  return <Sentence {...useDeferredValue(now)} />
}

/** Lead and A in ink, B in the second ink. Read out once it rests. */
const Sentence = memo(function Sentence({ view, input, frame }: { view: View; input: ViewInput; frame: Frame }) {
  const { lead, a, b } = view.caption(input, frame)
  const note = [
    view.mapped ? '' : unmappedWords(input),
    view.opened ? '' : openingWords(input),
    view.imaginary ? '' : imaginaryWords(input),
  ]
    .filter(Boolean)
    .join(' ')
  const said = [lead, a, b, note].filter(Boolean).join(' ')
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(said), SETTLED)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <>
      <p className={styles.caption}>
        <b>{lead}</b> {a}{' '}
        <span>
          {b} {note}
        </span>
      </p>
      <p className="unseen" aria-live="polite">
        {settled}
      </p>
    </>
  )
})
