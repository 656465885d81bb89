import { Slider } from '@base-ui/react/slider'
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

const KEY_STEPS: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }

/** A slider over 0 to 1 that stands for a linear or logarithmic range. */
export function ScaleSlider({ name, value, range, onChange, say }: ScaleSliderProps) {
  const scale = sliderScale(range)
  return (
    <Slider.Root
      className={styles.slider}
      value={scale.place(value)}
      min={0}
      max={1}
      step={0.0005}
      onValueChange={next => onChange(scale.at(next as number))}
    >
      <Slider.Control className={styles.sliderControl}>
        <Slider.Track className={styles.track}>
          <Slider.Indicator className={styles.trackFill} />
          <Slider.Thumb
            className={styles.thumb}
            aria-label={name}
            getAriaValueText={() => say(value)}
            onKeyDown={event => {
              const steps = KEY_STEPS[event.key]
              if (!steps) return
              event.preventDefault()
              onChange(scale.stepped(value, event.shiftKey ? steps * 10 : steps))
            }}
          />
        </Slider.Track>
      </Slider.Control>
      <div className={styles.ticks} aria-hidden="true">
        {scale.ticks.map(({ place, label }) => (
          <span key={place} className={styles.tick} style={{ left: `${place * 100}%` }}>
            {label}
          </span>
        ))}
      </div>
    </Slider.Root>
  )
}
