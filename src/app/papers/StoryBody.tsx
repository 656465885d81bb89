import { useRef, useState } from 'react'
import { Claims } from './Claims'
import { Predict } from './Predict'
import { StepFigure } from './StepFigure'
import { StorySteps } from './StorySteps'
import { StoryText } from './StoryText'
import styles from './story.module.css'
import { TourEditor } from './TourEditor'
import type { Telling } from './useStory'

/** Steps, question, text and numbers. What was predicted is remembered while the page is open. */
export function StoryBody({ story, told, step, go, change }: Telling) {
  const { tour } = story.reading
  const [writing, setWriting] = useState(tour !== undefined && tour.steps.every(({ text }) => text === ''))
  const [answers, setAnswers] = useState<Readonly<Record<string, number>>>({})
  const name = `${story.paper?.id ?? 'tour'}.${told}`
  const answer = answers[name]
  const text = useRef<HTMLDivElement>(null)
  const choose = (option: number) => {
    setAnswers({ ...answers, [name]: option })
    // the button that was pressed goes away with the question
    if (option === SKIPPED) requestAnimationFrame(() => text.current?.focus({ preventScroll: true }))
  }
  const asked = step?.question && answer === undefined
  return (
    <>
      <StorySteps {...{ story, told, go }} />
      {step?.question && answer !== SKIPPED && (
        <Predict key={name} question={step.question} chosen={answer ?? null} onChoose={choose} onSkip={() => choose(SKIPPED)} />
      )}
      <div ref={text} className={styles.text} hidden={asked ? true : undefined} tabIndex={-1} data-begin={asked ? undefined : ''}>
        {step && <StoryText paragraphs={step.text.slice(0, 1)} marked={step.marked} change={change} />}
        {step?.figure && <StepFigure figure={step.figure} />}
        {step && <StoryText paragraphs={step.text.slice(1)} marked={step.marked} change={change} />}
      </div>
      {tour && !writing && (
        <button type="button" className={styles.skip} onClick={() => setWriting(true)}>
          Change this tour
        </button>
      )}
      {tour && writing && <TourEditor tour={tour} told={told} />}
      {story.claims.length > 0 && <Claims claims={story.claims} />}
    </>
  )
}

const SKIPPED = -1
