import { Fragment } from 'react'
import type { Commands } from '../commands'
import { sayKey } from '../commands'
import { Toggle } from '../controls/Toggle'
import styles from './dialogs.module.css'
import { Window } from './Window'

interface KeysDialogProps {
  commands: Commands
  /** whether keys without Ctrl or Alt are in use; speech input can set them off by accident */
  plainKeys: boolean
  onPlainKeys: (on: boolean) => void
  onClose: () => void
}

export default function KeysDialog({ commands, plainKeys, onPlainKeys, onClose }: KeysDialogProps) {
  return (
    <Window title="Keys" narrow onClose={onClose}>
      <div className={styles.scroll}>
        <dl className={styles.keys}>
          {commands.all.map(({ id, title, key }) =>
            key ? (
              <Fragment key={id}>
                <dt>{title}</dt>
                <dd>
                  <kbd>{sayKey(key)}</kbd>
                </dd>
              </Fragment>
            ) : null,
          )}
        </dl>
        <Toggle label="Use the keys of a single character: digits, O, [, ] and ?" checked={plainKeys} onChange={onPlainKeys} />
      </div>
    </Window>
  )
}
