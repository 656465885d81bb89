import { memo, useId } from 'react'
import type { Content } from '../../core/scene'
import { useActions, useStore } from '../../state/hooks'
import { Dropdown } from '../controls/Dropdown'
import { NumberInput } from '../controls/NumberInput'
import { ScaleSlider } from '../controls/ScaleSlider'
import styles from './rail.module.css'

const KINDS: readonly { value: Content['kind']; label: string; hint: string }[] = [
  { value: 'ones', label: 'ones', hint: 'every entry is 1: the phases alone' },
  { value: 'independent', label: 'independent', hint: 'q and k are unrelated, entries N(0, 1)' },
  { value: 'equal', label: 'equal', hint: 'k = q, entries N(0, 1)' },
  { value: 'noisyCopy', label: 'noisy copy', hint: 'k = ρ q + √(1 − ρ²) z' },
]
const FROM_FILE = { value: 'file', label: 'from a file', hint: 'of a real model, in the view Q and K' } as const
const RHO = { min: 0, max: 1, snaps: [0, 0.5, 1] } as const

/** What q and k are filled with. */
export const ContentPicker = memo(function ContentPicker() {
  const content = useStore(state => state.scene.content)
  const loaded = useStore(state => state.loaded !== null)
  const { setContent, setView, ask } = useActions()
  const id = useId()
  const choose = (kind: Content['kind']) => setContent(kind === 'noisyCopy' ? { kind, rho: 0.5 } : { kind })
  const fromFile = () => (loaded ? setView({ primary: 'vectors' }) : ask('vectors'))
  const setRho = (rho: number) => setContent({ kind: 'noisyCopy', rho })
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <span id={id} className={styles.label}>
          Content of <span className="math">q</span>, <span className="math">k</span>
        </span>
        <Dropdown
          label="Content of q and k"
          labelledBy={id}
          className={styles.contentSelect}
          value={content.kind}
          options={[...KINDS, FROM_FILE]}
          onChange={value => (value === FROM_FILE.value ? fromFile() : choose(value as Content['kind']))}
        />
      </div>
      {content.kind === 'noisyCopy' && (
        <>
          <div className={styles.row}>
            <label htmlFor={`${id}rho`} className={styles.label}>
              Correlation
            </label>
            <span className={`math ${styles.symbol}`}>ρ</span>
            <NumberInput
              id={`${id}rho`}
              name="Correlation"
              className={styles.typed}
              value={content.rho}
              range={RHO}
              step={0.05}
              onChange={setRho}
            />
          </div>
          <ScaleSlider name="Correlation" value={content.rho} range={RHO} say={String} onChange={setRho} />
        </>
      )}
    </div>
  )
})
