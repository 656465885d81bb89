import { Drawer } from '@base-ui/react/drawer'
import { IconAdjustmentsHorizontal, IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import controls from '../controls/controls.module.css'
import drawer from '../dialogs/drawer.module.css'
import { StoryBody } from './StoryBody'
import { StoryFoot } from './StoryFoot'
import { StoryHead, StorySources } from './StoryHead'
import styles from './story.module.css'
import { useStepKeys } from './useStepKeys'
import type { Telling } from './useStory'
import { useStory } from './useStory'

/** On a narrow page: the step in one bar at the foot, its text in a sheet over the page. */
export default function StorySheet({ onControls }: { onControls: () => void }) {
  const telling = useStory()
  return telling ? <Sheet telling={telling} onControls={onControls} /> : null
}

function Sheet({ telling, onControls }: { telling: Telling; onControls: () => void }) {
  const { story, told, step, go, close } = telling
  const [open, setOpen] = useState(false)
  useStepKeys(told, story.steps.length, go)
  const turn = (by: number, label: string, icon: React.ReactNode) => (
    <button
      type="button"
      className={styles.barButton}
      aria-label={label}
      disabled={told + by < 1 || told + by > story.steps.length}
      onClick={() => go(told + by)}
    >
      {icon}
    </button>
  )
  return (
    <div className={styles.bar}>
      {turn(-1, 'Step before', <IconArrowLeft size={20} stroke={1.5} />)}
      <button type="button" className={styles.barText} onClick={() => setOpen(true)}>
        <b>{step?.title ?? story.title}</b>
        <span>
          {story.paper?.name ?? story.title}, {told} of {story.steps.length}. Read
        </span>
      </button>
      {turn(1, 'Next step', <IconArrowRight size={20} stroke={1.5} />)}
      <Drawer.Root open={open} onOpenChange={setOpen} swipeDirection="down">
        <Drawer.Portal>
          <Drawer.Backdrop className={drawer.backdrop} />
          <Drawer.Viewport className={drawer.viewport} data-from="foot">
            <Drawer.Popup className={drawer.popup} data-from="foot">
              <span className={drawer.handle} />
              <div className={drawer.head}>
                <button
                  type="button"
                  className={controls.quiet}
                  onClick={() => {
                    setOpen(false)
                    onControls()
                  }}
                >
                  <IconAdjustmentsHorizontal size={16} stroke={1.5} /> Controls
                </button>
                <button type="button" className={controls.quiet} onClick={close}>
                  Close {story.paper ? 'paper' : 'tour'}
                </button>
                <Drawer.Close className={controls.quiet}>See it</Drawer.Close>
              </div>
              <Drawer.Content className={`${drawer.content} ${styles.sheet}`}>
                <StoryHead story={story} />
                <Drawer.Title className={styles.title}>{story.title}</Drawer.Title>
                <StorySources story={story} />
                <StoryBody
                  {...telling}
                  change={words => {
                    telling.change(words)
                    setOpen(false)
                  }}
                />
              </Drawer.Content>
              <StoryFoot {...telling} />
            </Drawer.Popup>
          </Drawer.Viewport>
        </Drawer.Portal>
      </Drawer.Root>
      <p className="unseen" role="status">
        Step {told} of {story.steps.length}: {step?.title}
      </p>
    </div>
  )
}
