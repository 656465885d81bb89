import { IconDice5 } from '@tabler/icons-react'
import { useId } from 'react'
import type { ParamValue } from '../../core/scene'
import type { ParamSpec } from '../../core/variant'
import controls from '../controls/controls.module.css'
import { Dropdown } from '../controls/Dropdown'
import { ListInput } from '../controls/ListInput'
import { NumberInput } from '../controls/NumberInput'
import { ScaleSlider } from '../controls/ScaleSlider'
import { showNumber } from '../controls/showNumber'
import { Toggle } from '../controls/Toggle'
import styles from './rail.module.css'
import { SectionFields } from './SectionFields'
import { SourceField } from './SourceField'

interface ParamControlProps {
  spec: ParamSpec
  value: ParamValue
  pairs: number
  /** why a value does not go together with the others */
  refuse: (value: ParamValue) => string | null
  onChange: (value: ParamValue) => void
}

/** Characters of the largest number and its unit that a field of the usual width holds. */
const ROOM = 10

/** The control that a parameter's kind asks for. */
export function ParamControl({ spec, value, pairs, refuse, onChange }: ParamControlProps) {
  const id = useId()
  const label = (
    <label htmlFor={id} id={`${id}-label`} className={styles.label} title={spec.help}>
      {spec.label}
    </label>
  )
  const symbol = spec.symbol && <span className={`math ${styles.symbol}`}>{spec.symbol}</span>

  switch (spec.kind) {
    case 'number': {
      const { min, max, integer, scale, snaps, unit, slider = [min, max] } = spec
      return (
        <div className={styles.stack}>
          <div className={styles.row}>
            {label}
            {symbol}
            <NumberInput
              id={id}
              name={spec.label}
              className={unit && String(max).length + unit.length > ROOM ? styles.typedWide : styles.typed}
              value={value as number}
              range={{ min, max, integer }}
              step={spec.step}
              unit={unit}
              refuse={refuse}
              onChange={onChange}
            />
            {spec.random && (
              <button
                type="button"
                className={controls.quiet}
                aria-label={`Draw another ${spec.label.toLowerCase()}`}
                title={`Draw another ${spec.label.toLowerCase()}`}
                onClick={() => onChange(Math.floor(Math.random() * Math.min(max + 1, 1_000_000)))}
              >
                <IconDice5 size={18} stroke={1.5} />
              </button>
            )}
          </div>
          {(scale || snaps) && (
            <ScaleSlider
              name={spec.label}
              value={value as number}
              range={{ min: slider[0], max: slider[1], scale, integer, snaps }}
              say={number => [showNumber(number), unit].filter(Boolean).join(' ')}
              onChange={next => refuse(next) === null && onChange(next)}
            />
          )}
        </div>
      )
    }
    case 'choice':
      return (
        <div className={styles.row}>
          {label}
          <Dropdown
            label={spec.label}
            labelledBy={`${id}-label`}
            className={styles.rowSelect}
            value={value as string}
            options={spec.options}
            onChange={onChange}
          />
        </div>
      )
    case 'boolean':
      return <Toggle label={spec.label} checked={value as boolean} onChange={onChange} />
    case 'section':
      return (
        <SectionFields
          label={spec.label}
          axes={spec.axes}
          named={spec.named}
          counts={value as readonly number[]}
          pairs={pairs}
          onChange={onChange}
        />
      )
    case 'source':
      return <SourceField spec={spec} value={value} refuse={refuse} onChange={onChange} />
    case 'perPair':
    case 'learned':
    case 'axes':
    case 'tokens':
    case 'moves':
    case 'expression':
      return (
        <div className={styles.stack}>
          <div className={styles.row}>
            {label}
            {symbol}
          </div>
          <ListInput id={id} spec={spec} value={value} pairs={pairs} refuse={refuse} onChange={onChange} />
        </div>
      )
  }
}
