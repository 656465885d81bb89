import { IconArrowDown, IconArrowUp, IconCamera, IconDownload, IconFolderOpen, IconRefresh, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import type { Tour, TourStep } from '../../state/tour'
import { TOUR_LIMITS, tourJson } from '../../state/tour'
import controls from '../controls/controls.module.css'
import { save } from '../figureFile'
import { useInstrument } from '../instrument'
import styles from './story.module.css'
import { captureStep, keepTour, movedStep, openTour } from './tours'
import { presentLink } from './walk'

/** Writing a tour: its title, the step at hand, and the file. The link of the page carries all of it. */
export function TourEditor({ tour, told }: { tour: Tour; told: number }) {
  const { store, page } = useInstrument()
  const file = useRef<HTMLInputElement>(null)
  const at = told - 1
  const step = tour.steps[at]
  const change = (part: Partial<TourStep>) =>
    keepTour(store, { ...tour, steps: tour.steps.map((one, k) => (k === at ? { ...one, ...part } : one)) }, told)
  const tool = (label: string, icon: ReactNode, run: () => void, disabled = false) => (
    <button type="button" className={controls.quiet} disabled={disabled} onClick={run}>
      {icon} {label}
    </button>
  )
  return (
    <section className={styles.editor} aria-label="Write the tour">
      <label>
        <span>Title of the tour</span>
        <input
          className={controls.field}
          value={tour.title}
          maxLength={TOUR_LIMITS.title}
          onChange={event => keepTour(store, { ...tour, title: event.target.value }, told)}
        />
      </label>
      {step && (
        <>
          <label>
            <span>Title of step {told}</span>
            <input
              className={controls.field}
              value={step.title}
              maxLength={TOUR_LIMITS.title}
              onChange={event => change({ title: event.target.value })}
            />
          </label>
          <label>
            <span>Text of step {told}</span>
            <textarea
              className={styles.words}
              rows={6}
              value={step.text}
              maxLength={TOUR_LIMITS.text}
              onChange={event => change({ text: event.target.value })}
            />
          </label>
          <div className={styles.tools}>
            {tool('Take the present state', <IconRefresh size={16} stroke={1.5} />, () => change({ link: presentLink(store) }))}
            {tool(
              'Earlier',
              <IconArrowUp size={16} stroke={1.5} />,
              () => keepTour(store, movedStep(tour, at, -1), told - 1),
              at === 0,
            )}
            {tool(
              'Later',
              <IconArrowDown size={16} stroke={1.5} />,
              () => keepTour(store, movedStep(tour, at, 1), told + 1),
              told === tour.steps.length,
            )}
            {tool('Remove', <IconTrash size={16} stroke={1.5} />, () =>
              keepTour(store, { ...tour, steps: tour.steps.toSpliced(at, 1) }, told),
            )}
          </div>
        </>
      )}
      <div className={styles.tools}>
        {tool('Add the present state', <IconCamera size={16} stroke={1.5} />, () => captureStep(store))}
        {tool('Save as a file', <IconDownload size={16} stroke={1.5} />, () =>
          save(new Blob([tourJson(tour)], { type: 'application/json' }), 'ropescope-tour.json'),
        )}
        {tool('Open a file', <IconFolderOpen size={16} stroke={1.5} />, () => file.current?.click())}
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={event => {
            const [chosen] = event.target.files ?? []
            event.target.value = ''
            chosen?.text().then(text => openTour(store, page, text))
          }}
        />
      </div>
      <p className={styles.hint}>Copy link shares the whole tour. Text is shown as it is written.</p>
    </section>
  )
}
