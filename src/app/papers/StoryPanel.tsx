import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react'
import { useCallback, useLayoutEffect, useRef } from 'react'
import controls from '../controls/controls.module.css'
import { StoryBody } from './StoryBody'
import { StoryFoot } from './StoryFoot'
import { StoryHead, StorySources } from './StoryHead'
import styles from './story.module.css'
import { useStepKeys } from './useStepKeys'
import type { Telling } from './useStory'
import { useStory } from './useStory'

/** A paper or a tour in the place of the rail. */
export default function StoryPanel({ onControls }: { onControls: () => void }) {
  const telling = useStory()
  return telling ? <Panel telling={telling} onControls={onControls} /> : null
}

function Panel({ telling, onControls }: { telling: Telling; onControls: () => void }) {
  const { story, told, go, close } = telling
  const scroll = useRef<HTMLDivElement>(null)
  const turned = useRef(false)
  const turn = useCallback(
    (step: number) => {
      turned.current = true
      go(step)
    },
    [go],
  )
  useStepKeys(told, story.steps.length, turn)
  useLayoutEffect(() => {
    if (scroll.current) scroll.current.scrollTop = 0
    // from where Tab reaches the answers and the arrows up and down move the text
    if (turned.current) scroll.current?.querySelector<HTMLElement>('[data-begin]')?.focus({ preventScroll: true })
    turned.current = false
  }, [story.title, told])
  return (
    <>
      <div ref={scroll} className={styles.scroll} tabIndex={-1}>
        <div className={styles.top}>
          <StoryHead story={story} />
          <button type="button" className={controls.quiet} onClick={onControls}>
            <IconAdjustmentsHorizontal size={16} stroke={1.5} /> Controls
          </button>
          <button type="button" className={controls.quiet} onClick={close}>
            <IconX size={16} stroke={1.5} /> Close
          </button>
        </div>
        <h2 className={styles.title}>{story.title}</h2>
        <StorySources story={story} />
        <StoryBody {...telling} />
      </div>
      <StoryFoot {...telling} />
      <p className="unseen" role="status">
        Step {told} of {story.steps.length}: {telling.step?.title}
      </p>
    </>
  )
}
