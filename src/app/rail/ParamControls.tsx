import { choiceProblem, completeParams, slotOf } from '../../core/resolve'
import type { ParamValue, SlotName } from '../../core/scene'
import { useActions, useStore } from '../../state/hooks'
import { ParamControl } from './ParamControl'

/** Every parameter of the variant that fills a slot. */
export function ParamControls({ slot }: { slot: SlotName }) {
  const choice = useStore(state => state.scene.a[slot])
  const geometry = useStore(state => state.scene.a.geometry)
  const { setParam } = useActions()
  const pairs = geometry.rotaryDim / 2
  const { params } = slotOf(slot, choice)
  const values = completeParams(params, choice.params, pairs).params
  const refuse = (key: string) => (value: ParamValue) =>
    choiceProblem(slot, { ...choice, params: { ...choice.params, [key]: value } }, geometry)
  return params.map(spec => (
    <ParamControl
      key={`${choice.variant} ${spec.key}`}
      spec={spec}
      value={values[spec.key] as ParamValue}
      pairs={pairs}
      refuse={refuse(spec.key)}
      onChange={value => setParam(slot, spec.key, value)}
    />
  ))
}
