import type { NumberFieldProps } from './NumberField'
import { NumberField } from './NumberField'

/** The number that a sample is drawn from: another one draws another. */
export function SeedField(props: Pick<NumberFieldProps, 'name' | 'value' | 'onChange'>) {
  return <NumberField label="seed" min={0} max={999_999} integer width={56} {...props} />
}
