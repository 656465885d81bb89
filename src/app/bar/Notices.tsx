import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useActions, useLink, useStore } from '../../state/hooks'
import type { Notice } from '../../state/store'
import controls from '../controls/controls.module.css'
import styles from './bar.module.css'

/** Notices above which the older ones are folded away, and how many stay. */
const MANY = 3
const NEWEST = 2

/** What a link or a change said wrongly, what was kept, and the repair where there is one. */
export const Notices = memo(function Notices() {
  const notices = useStore(state => state.notices)
  const { dismissNotice } = useActions()
  const link = useLink()
  const [unfolded, setUnfolded] = useState(false)
  if (unfolded && notices.length <= MANY) setUnfolded(false)
  if (!notices.length) return null
  const folded = !unfolded && notices.length > MANY
  return (
    <section className={styles.notices} aria-label="Notices">
      <div className={styles.list}>
        {(folded ? notices.slice(-NEWEST) : notices).map(notice => (
          <div key={notice.id} className={styles.notice} role="alert">
            <IconAlertTriangle size={18} stroke={1.5} aria-hidden="true" />
            <NoticeText notice={notice} />
            {notice.fix && (
              <button type="button" className={`${controls.button} ${styles.repair}`} onClick={() => link.applyFix(notice)}>
                {notice.fix.label}
              </button>
            )}
            <button
              type="button"
              className={controls.quiet}
              aria-label="Close the notice"
              onClick={() => dismissNotice(notice.id)}
            >
              <IconX size={18} stroke={1.5} />
            </button>
          </div>
        ))}
      </div>
      {folded && (
        <button type="button" className={`${controls.quiet} ${styles.unfold}`} onClick={() => setUnfolded(true)}>
          Show {notices.length - NEWEST} more notices
        </button>
      )}
    </section>
  )
})

/** The sentence, with the part of the link that it is about set as code. */
function NoticeText({ notice: { text, about } }: { notice: Notice }) {
  const at = about ? text.indexOf(about) : -1
  if (at < 0) return <p>{text}</p>
  return (
    <p>
      {text.slice(0, at)}
      <code>{about}</code>
      {text.slice(at + about.length)}
    </p>
  )
}
