import { memo, useMemo } from 'react'
import { useStore as useVanilla } from 'zustand'
import type { Actions } from '../../state/store'
import type { View, ViewInput } from '../../views/view'
import { useInstrument } from '../instrument'
import { FrameStates } from './FrameStates'
import { frameOf, pictured } from './frames'

interface PrimaryPlaceProps {
  view: View
  input: ViewInput
  act: Actions
  width: number
  height: number
}

/** The large place. News of a request that is under way draws no picture anew. */
export const PrimaryPlace = memo(function PrimaryPlace({ view, input, act, width, height }: PrimaryPlaceProps) {
  const { frames, engine, resume } = useInstrument()
  const frame = useVanilla(frames, all => frameOf(all, view.id))
  const { shown } = frame
  const picture = useMemo(
    () => <view.Primary input={input} frame={pictured(shown)} act={act} width={width} height={height} />,
    [view, input, shown, act, width, height],
  )
  return (
    <FrameStates frame={frame} input={input} channel={view.id} engine={engine} resume={resume}>
      {picture}
    </FrameStates>
  )
})
