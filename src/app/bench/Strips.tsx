import type { ReactNode } from 'react'
import { memo } from 'react'
import type { Actions } from '../../state/store'
import { STRIPS } from '../../views'
import { HeadStepper } from '../../views/allocation/HeadStepper'
import { Hairline } from '../../views/ruler/Hairline'
import { RulerStrip } from '../../views/ruler/RulerStrip'
import type { ViewInput } from '../../views/view'
import styles from './bench.module.css'
import { LaneSwitch } from './LaneSwitch'
import type { Place } from './placeStrips'

interface StripsProps {
  input: ViewInput
  act: Actions
  place: Place
  /** whether the large place draws the chosen axis */
  lanes: boolean
  hidden: ReadonlySet<string>
  /** the large place */
  children: ReactNode
}

/** The large place, the ruler and what stands on it, under one hairline; the layout below or beside. */
export function Strips({ input, act, place, lanes, hidden, children }: StripsProps) {
  const { width, column } = place
  const offRuler = input.phone ? ['wheels', 'layout'] : ['layout']
  const strips = (apart: boolean) => place.strips.filter(id => offRuler.includes(id) === apart)
  const choice = input.phone && <LaneSwitch input={input} />
  return (
    <div className={styles.columns}>
      <div style={{ width }}>
        {lanes && choice}
        {input.phone && <HeadStepper input={input} act={act} />}
        <div className={styles.stack}>
          {children}
          <div className={styles.ruler}>
            <RulerStrip input={input} act={act} width={width} />
          </div>
          {strips(false).map(id => (
            <StripOf key={id} id={id} input={input} act={act} width={width} />
          ))}
          <Hairline input={input} />
        </div>
        {!lanes && choice}
        {strips(true).map(id => (
          <div key={id} className={id === 'layout' ? styles.below : undefined}>
            <StripOf id={id} input={input} act={act} width={width} />
          </div>
        ))}
      </div>
      {column > 0 && !hidden.has('layout') && (
        <div className={styles.column}>
          <StripOf id="layout" input={input} act={act} width={column - 48} />
        </div>
      )}
    </div>
  )
}

interface StripOfProps {
  id: string
  input: ViewInput
  act: Actions
  width: number
}

const StripOf = memo(function StripOf({ id, input, act, width }: StripOfProps) {
  const strip = STRIPS.find(strip => strip.id === id)
  if (!strip) return null
  return (
    <div className={styles.strip}>
      <strip.Strip input={input} act={act} width={width} height={strip.height} />
    </div>
  )
})
