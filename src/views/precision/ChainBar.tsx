import type { Rounding, RoundingName } from '../../state/rounding'
import { FORMATS, ROUNDINGS, roundingName, STAGES } from '../../state/rounding'
import { formatAngular, formatPositions } from '../paint/format'
import { NumberField } from '../paint/NumberField'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import type { Model } from './model'
import { FORMAT_NAMES, STAGE_NAMES } from './model'
import style from './precision.module.css'
import type { StageValue } from './stages'
import { stageValues } from './stages'
import { formatError } from './words'

const PRESETS: Record<RoundingName, string> = {
  exact: 'Exact',
  float32: 'All in float32',
  bf16tables: 'transformers: tables in bf16',
  fp16tables: 'transformers: tables in fp16',
  bf16result: 'Meta, DeepSeek: result in bf16',
  gemma: 'Gemma: divides, result in bf16',
  bf16ids: 'A mistake: ids in bf16',
  fp16ids: 'A mistake: ids in fp16',
}

/** What its field takes, as the link does. */
const FIRST_KEY = { min: 0.1, max: 64 }

interface ChainProps extends Pick<ViewProps, 'input' | 'act'> {
  model: Model
}

/** The five places where a rotation rounds, each with its format and what it does to one number at the cursor. */
export function ChainBar({ input, act, model }: ChainProps) {
  const { rounding } = input.view
  const { delta } = input.cursor
  const pair = Math.min(input.cursor.pair, model.invFreq.length - 1)
  const choose = (rounding: Rounding) => act.setView({ rounding })
  const change = (part: Partial<Rounding>) => act.setView(now => ({ rounding: { ...now.rounding, ...part } }))
  const values = stageValues(model, pair, delta)
  const preset = roundingName(rounding)
  return (
    <div className={`${parts.cover} ${style.bar}`}>
      <div className={style.sides}>
        <label className={style.preset}>
          <span>Path of pair {pair}</span>
          <select
            className={`${parts.raised} ${parts.press} ${style.select}`}
            aria-label="Path"
            value={preset ?? ''}
            onChange={event => choose(ROUNDINGS[event.target.value as RoundingName])}
          >
            {!preset && <option value="">Own path</option>}
            {Object.entries(PRESETS).map(([name, text]) => (
              <option key={name} value={name}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          label="first key ×"
          name="Length of the first token’s key, times the others’"
          value={input.view.firstKey}
          {...FIRST_KEY}
          onChange={firstKey => act.setView({ firstKey })}
        />
      </div>
      <ol className={style.chain} aria-label="Where the rotation rounds">
        {STAGES.map((stage, at) => (
          <li key={stage}>
            <label>
              <span>{stage === 'angle' && rounding.divides ? 'angle, divided' : STAGE_NAMES[stage]}</span>
              <select
                className={`${parts.raised} ${parts.press} ${style.select}`}
                aria-label={`Format of ${STAGE_NAMES[stage]}`}
                value={rounding[stage]}
                onChange={event => change({ [stage]: event.target.value as Rounding[typeof stage] })}
              >
                {FORMATS.map(format => (
                  <option key={format} value={format}>
                    {FORMAT_NAMES[format]}
                  </option>
                ))}
              </select>
            </label>
            <output title={longValue(values[at] as StageValue)}>{shortValue(values[at] as StageValue)}</output>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** What the number has become, and how far it is off by now. */
function shortValue({ stage, exact, rounded, error }: StageValue): string {
  if (!Number.isFinite(rounded)) return stage === 'positions' ? `${formatPositions(exact)} → ∞` : lostText(rounded)
  if (stage === 'positions') return `${formatPositions(exact)}${rounded === exact ? ', kept' : ` → ${formatPositions(rounded)}`}`
  const off = stage === 'angle' && error > 0 ? formatAngular(error) : formatError(error)
  return `${stage === 'angle' ? '' : `${plainNumber(rounded)}, `}off by ${off}`
}

function longValue({ stage, exact, rounded, error, ulps }: StageValue): string {
  const unit = stage === 'angle' ? ' rad' : ''
  if (!Number.isFinite(rounded)) return `exact ${exact}${unit}, here ${lostText(rounded)}`
  const places = ulps === null ? '' : `, ${formatError(ulps)} units in the last place`
  return `exact ${exact}${unit}, here ${rounded}${unit}; off by ${formatError(error)}${unit}${places}`
}

/** What is left of a number that has passed the largest of its format. */
function lostText(value: number): string {
  return Number.isNaN(value) ? 'no number' : '∞'
}

function plainNumber(value: number): string {
  const size = Math.abs(value)
  return (value < 0 ? '−' : '') + (size === 0 ? '0' : size < 1e-4 ? formatError(size) : String(Number(size.toPrecision(4))))
}
