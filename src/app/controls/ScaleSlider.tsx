import { RangeSlider } from '../../views/paint/RangeSlider'
import styles from './controls.module.css'
import type { SliderRange } from './sliderScale'
import { sliderScale } from './sliderScale'

interface ScaleSliderProps {
  name: string
  value: number
  range: SliderRange
  onChange: (value: number) => void
  /** the value as it is read out, with its unit */
  say: (value: number) => string
}

/** A slider over 0 to 1 that stands for a linear or logarithmic range, with its snaps as ticks. */
export function ScaleSlider({ name, value, range, onChange, say }: ScaleSliderProps) {
  const scale = sliderScale(range)
  return (
    <div className={styles.slider}>
      <RangeSlider
        name={name}
        said={say(value)}
        value={scale.place(value)}
        max={1}
        step={0.0005}
        onChange={place => onChange(scale.at(place))}
        onStep={steps => onChange(scale.stepped(value, steps))}
      />
      <div className={styles.ticks} aria-hidden="true">
        {scale.ticks.map(({ place, label }) => (
          <span key={place} className={styles.tick} style={{ left: `${place * 100}%` }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  )
}
