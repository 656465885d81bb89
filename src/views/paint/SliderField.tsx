import styles from './fields.module.css'
import { NumberField, type NumberFieldProps } from './NumberField'
import { RangeSlider } from './RangeSlider'

interface SliderFieldProps extends NumberFieldProps {
  name: string
  /** of the slider; the field takes any number between its limits */
  step: number
  /** the slider's own ends, where they lie closer than those of the field */
  span?: readonly [number, number]
}

/** A number with a slider, both of which set it. */
export function SliderField({ step, span, ...field }: SliderFieldProps) {
  const [from, to] = span ?? [field.min, field.max]
  return (
    <div className={styles.slider}>
      <NumberField {...field} name={`${field.name}, typed`} />
      <RangeSlider
        name={field.name}
        said={`${Number(field.value.toPrecision(6))}${field.unit ? ` ${field.unit}` : ''}`}
        min={0}
        max={Math.round((to - from) / step)}
        value={Math.round((field.value - from) / step)}
        onChange={at => field.onChange(Number((from + at * step).toFixed(6)))}
      />
    </div>
  )
}
