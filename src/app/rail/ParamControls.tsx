import { inLabels } from '../../core/params'
import type { AnySlot, ParamValue } from '../../core/scene'
import { choiceOf, choiceProblem, completeParams, slotOf } from '../../core/slots'
import type { ParamSpec } from '../../core/variant'
import { useActions, useStore } from '../../state/hooks'
import { Dropdown } from '../controls/Dropdown'
import { ParamControl } from './ParamControl'

/** The parameters of the variant that fills a slot, with their values and what changes them. */
function useParams(slot: AnySlot) {
  const choice = choiceOf(
    useStore(state => state.scene.a),
    slot,
  )
  const geometry = useStore(state => state.scene.a.geometry)
  const { setParam } = useActions()
  const pairs = geometry.rotaryDim / 2
  const specs = slotOf(slot, choice).params
  const values = completeParams(specs, choice.params, pairs).params
  return specs
    .filter(({ among }) => among?.(values) ?? true)
    .map(spec => ({
      spec,
      id: `${choice.variant} ${spec.key}`,
      value: values[spec.key] as ParamValue,
      pairs,
      refuse: (value: ParamValue) => {
        const problem = choiceProblem(slot, { ...choice, params: { ...choice.params, [spec.key]: value } }, geometry)
        return problem && inLabels(problem, specs)
      },
      onChange: (value: ParamValue) => setParam(slot, spec.key, value),
    }))
}

/** Slots whose name and list stand side by side. */
const IN_ROWS: readonly AnySlot[] = ['frequencies', 'relation', 'mask']

/** A slot's first choice stands in the line of its name, where it has such a line. */
const isInline = (slot: AnySlot, spec: ParamSpec, specs: readonly ParamSpec[]) =>
  !IN_ROWS.includes(slot) && spec === specs.find(({ kind }) => kind === 'choice')

export function ParamControls({ slot }: { slot: AnySlot }) {
  const params = useParams(slot)
  const specs = params.map(({ spec }) => spec)
  return params
    .filter(({ spec, value }) => !isInline(slot, spec, specs) && !(spec.kind === 'moves' && value === ''))
    .map(({ id, ...param }) => <ParamControl key={id} {...param} />)
}

/** The choice that says which release, or which of paper and code, a slot follows. */
export function InlineChoice({ slot }: { slot: AnySlot }) {
  const params = useParams(slot)
  const specs = params.map(({ spec }) => spec)
  return params.map(({ id, spec, value, onChange }) =>
    spec.kind === 'choice' && isInline(slot, spec, specs) ? (
      <Dropdown key={id} inline label={spec.label} value={value as string} options={spec.options} onChange={onChange} />
    ) : null,
  )
}
