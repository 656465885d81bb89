import type { ModelPart } from '../../configs/effective'
import { ONE_TOKEN } from '../../configs/tableOf'
import { resolve } from '../../core/resolve'
import type { Setup } from '../../core/scene'
import { shortMaskName } from '../../views/scores/mask'
import { showNumber } from '../controls/showNumber'
import { isTurning, wavelengths } from './facts'
import styles from './model.module.css'

/** Columns that a narrow page leaves to the facts above the table. */
const ASIDE = ['Type', 'Wavelengths']

interface KindTableProps {
  part: ModelPart
  kind: string | null
  onKind: (kind: string | null) => void
}

/** Kinds of layers that differ in their tables or in what they see, one of which may be the scene. */
export function KindTable({ part: { rope, shows }, kind, onKind }: KindTableProps) {
  const groups = rope?.layers ?? []
  if (!groups.some(({ table }) => table) && groups.filter(({ setup }) => setup).length < 2) return null
  const pick = (id: string | null, name: string, fits: boolean) => (
    <label className={styles.kind}>
      <input type="radio" name="kind" checked={kind === id} disabled={!fits} onChange={() => onKind(id)} />
      {name}
    </label>
  )
  const layers = groups.reduce((sum, group) => sum + group.layers.length, 0)
  return (
    <div className={styles.tableScroll} tabIndex={0} role="group" aria-label="Kinds of layers">
      <table className={`${styles.keys} ${styles.kinds}`}>
        <thead>
          <tr>
            {['In the scene', 'Layers', 'Sees', 'Type', 'Base', 'Head', 'Turn', 'Wavelengths'].map(name => (
              <th key={name} scope="col" className={ASIDE.includes(name) ? styles.aside : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ layerType, layers: places, rope: turns, table: own, setup }) => {
            const table = own ?? (turns ? rope : null)
            return (
              <tr key={layerType}>
                <th scope="row">{pick(layerType, layerType.replace(/_/g, ' '), setup !== null)}</th>
                <td>{places.length}</td>
                <td>{setup ? seenBy(setup) : '–'}</td>
                {table ? (
                  <>
                    <td className={styles.aside}>{table.ropeType}</td>
                    <td>{table.ropeTheta === null ? '–' : showNumber(table.ropeTheta)}</td>
                    <td>{table.headDim}</td>
                    <td>{turning(table.invFreq)}</td>
                    <td className={styles.aside}>{wavelengths(table)}</td>
                  </>
                ) : (
                  <td colSpan={5}>not rotated</td>
                )}
              </tr>
            )
          })}
          {shows === undefined && (
            <tr>
              <th scope="row">{pick(null, 'all, as groups', true)}</th>
              <td>{layers}</td>
              <td colSpan={6}>each kind with its own table and mask</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

/** The mask of a kind of layers, and that its queries grow, in a few words. */
function seenBy(setup: Setup): string {
  const spec = resolve(setup, ONE_TOKEN)
  return `${shortMaskName(spec.mask)}${spec.relation ? ', queries grow' : ''}`
}

/** Channels that turn, of those that the table holds. */
function turning(invFreq: Float64Array): string {
  return showNumber(2 * invFreq.filter(isTurning).length)
}
