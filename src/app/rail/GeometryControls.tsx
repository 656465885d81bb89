import { useId } from 'react'
import { LIMITS } from '../../core/scene'
import { useActions, useStore } from '../../state/hooks'
import { CardButton } from '../controls/CardButton'
import { NumberInput } from '../controls/NumberInput'
import { ScaleSlider } from '../controls/ScaleSlider'
import { showNumber } from '../controls/showNumber'
import styles from './rail.module.css'

const BASE_SLIDER = { min: 10, max: 1e8, scale: 'log', snaps: [100, 1e4, 5e5, 1e6, 1e7] } as const
const even = (name: string) => (value: number) => (value % 2 ? `${name} must be even: channels turn in pairs.` : null)

export function BaseControl() {
  const base = useStore(state => state.scene.a.geometry.ropeTheta)
  const { setGeometry } = useActions()
  const id = useId()
  const set = (ropeTheta: number) => setGeometry({ ropeTheta })
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <label htmlFor={id} className={styles.label}>
          Base
        </label>
        <NumberInput
          id={id}
          name="Base"
          className={styles.typedWide}
          value={base}
          range={{ ...LIMITS.ropeTheta, lower: 'above 1' }}
          step={base / 100}
          onChange={set}
        />
      </div>
      <ScaleSlider name="Base" value={base} range={BASE_SLIDER} say={showNumber} onChange={set} />
    </div>
  )
}

export function HeadDimControl() {
  const { headDim, rotaryDim } = useStore(state => state.scene.a.geometry)
  const { setGeometry } = useActions()
  const id = useId()
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        Head dim
      </label>
      <RotaryDim headDim={headDim} rotaryDim={rotaryDim} onChange={value => setGeometry({ rotaryDim: value })} />
      <NumberInput
        id={id}
        name="Head dim"
        className={styles.typed}
        value={headDim}
        range={{ ...LIMITS.headDim, integer: true }}
        step={2}
        refuse={even('Head dim')}
        onChange={value => setGeometry({ headDim: value })}
      />
    </div>
  )
}

/** The number of pairs, and behind it how many channels turn at all. */
function RotaryDim(props: { headDim: number; rotaryDim: number; onChange: (rotaryDim: number) => void }) {
  const id = useId()
  return (
    <CardButton
      trigger={`${props.rotaryDim / 2} pairs`}
      className={styles.hintButton}
      title="Rotated channels"
      cardClass={styles.editor}
    >
      <p className={styles.hint}>
        Of each head’s {props.headDim} channels this many turn, two to a pair. The rest carry no position.
      </p>
      <div className={styles.row}>
        <label htmlFor={id} className={styles.label}>
          Rotary dim
        </label>
        <NumberInput
          id={id}
          name="Rotary dim"
          className={styles.typed}
          value={props.rotaryDim}
          range={{ min: LIMITS.headDim.min, max: props.headDim, integer: true }}
          step={2}
          refuse={even('Rotary dim')}
          onChange={props.onChange}
        />
      </div>
    </CardButton>
  )
}

export function TrainedLengthControl({ unit }: { unit: string }) {
  const trainedLength = useStore(state => state.scene.a.geometry.trainedLength)
  const { setGeometry } = useActions()
  const id = useId()
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        Trained length
      </label>
      <NumberInput
        id={id}
        name="Trained length"
        className={styles.typedWide}
        value={trainedLength}
        range={{ ...LIMITS.trainedLength, integer: true }}
        step={1024}
        unit={unit}
        onChange={value => setGeometry({ trainedLength: value })}
      />
    </div>
  )
}
