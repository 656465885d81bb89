import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { readsBase } from '../core/baseUse'
import { promptTokens } from '../core/scene'
import { completeParams, slotOf } from '../core/slots'
import { useStore } from '../state/hooks'
import { formatCount } from '../views/paint/format'
import styles from './app.module.css'
import { showNumber } from './controls/showNumber'
import { sideNames } from './naming'

/** The closed sheet of the narrow page: what is on the bench, in two lines. */
export function SheetBar({ onOpen }: { onOpen: () => void }) {
  const { a, b, segments } = useStore(state => state.scene)
  const [nameA, nameB] = sideNames(a, b)
  const { params } = slotOf('layout', a.layout)
  const values = completeParams(params, a.layout.params, a.geometry.rotaryDim / 2).params
  const facts = [
    ...(readsBase(a) ? [`base ${showNumber(a.geometry.ropeTheta)}`] : []),
    `d ${a.geometry.headDim}`,
    ...params.flatMap(({ key, kind, symbol }) =>
      kind === 'number' && symbol ? [`${symbol} ${showNumber(values[key] as number)}`] : [],
    ),
    formatCount(promptTokens(segments), 'token'),
  ]
  return (
    <button type="button" className={styles.sheetBar} onClick={onOpen} aria-label="Configuration">
      <span className={styles.handle} />
      <span className={styles.sheetText}>
        <b>{b ? `${nameA} against ${nameB}` : nameA}</b>
        <span>{facts.join(', ')}</span>
      </span>
      <IconAdjustmentsHorizontal size={20} stroke={1.5} aria-hidden="true" />
    </button>
  )
}
