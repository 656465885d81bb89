import { promptProblem } from '../../core/layouts'
import { useStore } from '../../state/hooks'
import { sideNames } from '../naming'
import styles from './bar.module.css'

export function Title() {
  const a = useStore(state => state.scene.a)
  const b = useStore(state => state.scene.b)
  const missing = useStore(({ scene }) => scene.b !== null && promptProblem(scene.b.layout, scene.segments) !== null)
  const [nameA, nameB] = sideNames(a, b)
  return (
    <h1 className={styles.title}>
      <b>{nameA}</b>
      {b && (
        <>
          <span className={styles.against}> against </span>
          <b>{nameB}</b>
          {missing && <span className={styles.missing}>, not drawn</span>}
        </>
      )}
    </h1>
  )
}
