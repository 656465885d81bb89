import {
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBook2,
  IconCheck,
  IconColumns,
  IconDots,
  IconFileSearch,
  IconLink,
  IconMoon,
  IconSearch,
  IconSun,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { memo } from 'react'
import { useHistory, useStore } from '../../state/hooks'
import type { Commands } from '../commands'
import controls from '../controls/controls.module.css'
import { MenuButton } from '../controls/MenuButton'
import type { Room } from '../media'
import styles from './bar.module.css'
import { Mark } from './Mark'
import { Title } from './Title'

interface TopBarProps {
  room: Room
  /** whether the configuration is one click away instead of beside the pictures */
  drawer: boolean
  dark: boolean
  commands: Commands
  /** whether a link was copied a moment ago */
  copied: boolean
}

const PHONE_MENU = [
  'papers.open',
  'model.open',
  'tour.capture',
  'edit.undo',
  'edit.redo',
  'compare.pin',
  'compare.swap',
  'compare.drop',
  'code.export',
  'theme.toggle',
  'page.present',
  'page.keys',
]
const COMPARE_MENU = ['compare.pin', 'compare.swap', 'compare.drop', 'compare.difference']

export const TopBar = memo(function TopBar({ room, drawer, dark, commands, copied }: TopBarProps) {
  const { canUndo, canRedo } = useHistory()
  const compared = useStore(state => state.scene.b !== null)
  const narrow = room === 'phone' || room === 'column'
  const tight = room === 'drawer'
  const menu = (ids: readonly string[]) =>
    ids.map(id => {
      const { title, enabled, run } = commands.get(id)
      return { text: title, disabled: () => enabled?.() === false, run }
    })
  const icon = (id: string, glyph: ReactNode, disabled = false) => (
    <button
      type="button"
      className={controls.quiet}
      aria-label={commands.get(id).title}
      title={commands.hint(id)}
      disabled={disabled}
      onClick={commands.get(id).run}
    >
      {glyph}
    </button>
  )

  const labelled = (id: string, glyph: ReactNode, label: string) =>
    tight ? (
      icon(id, glyph)
    ) : (
      <button type="button" className={controls.quiet} title={commands.hint(id)} onClick={commands.get(id).run}>
        {glyph} {label}
      </button>
    )

  const said = (
    <span className="unseen" role="status">
      {copied && 'Link copied'}
    </span>
  )

  if (narrow)
    return (
      <header className={styles.bar}>
        <Mark />
        <span className={styles.name}>RoPEscope</span>
        <div className="unseen">
          <Title />
        </div>
        <span className={styles.space} />
        {icon('page.commands', <IconSearch size={20} stroke={1.5} />)}
        {icon('link.copy', copied ? <IconCheck size={20} stroke={1.5} /> : <IconLink size={20} stroke={1.5} />)}
        <MenuButton
          items={menu(PHONE_MENU)}
          trigger={<IconDots size={20} stroke={1.5} />}
          label="More"
          className={controls.quiet}
        />
        {said}
      </header>
    )

  return (
    <header className={styles.bar}>
      {drawer && icon('page.rail', <IconAdjustmentsHorizontal size={18} stroke={1.5} />)}
      <Mark />
      <span className={styles.name}>RoPEscope</span>
      <Title />
      <span className={styles.space} />
      {icon('edit.undo', <IconArrowBackUp size={18} stroke={1.5} />, !canUndo)}
      {icon('edit.redo', <IconArrowForwardUp size={18} stroke={1.5} />, !canRedo)}
      <span className={styles.divider} />
      {compared ? (
        <MenuButton
          items={menu(COMPARE_MENU)}
          label={tight ? 'Compare' : undefined}
          className={controls.quiet}
          trigger={
            <>
              <IconColumns size={18} stroke={1.5} /> {!tight && 'Compare'}
            </>
          }
        />
      ) : (
        labelled('compare.pin', <IconColumns size={18} stroke={1.5} />, 'Compare')
      )}
      {labelled('papers.open', <IconBook2 size={18} stroke={1.5} />, 'Papers')}
      {labelled('model.open', <IconFileSearch size={18} stroke={1.5} />, 'Open a model')}
      <button type="button" className={controls.quiet} onClick={commands.get('page.commands').run}>
        <IconSearch size={18} stroke={1.5} /> Commands <kbd className={styles.key}>Ctrl K</kbd>
      </button>
      {icon('theme.toggle', dark ? <IconSun size={18} stroke={1.5} /> : <IconMoon size={18} stroke={1.5} />)}
      <button type="button" className={`${controls.button} ${controls.primary}`} onClick={commands.get('link.copy').run}>
        <IconLink size={18} stroke={1.5} /> {copied ? 'Copied' : 'Copy link'}
      </button>
      {said}
    </header>
  )
})
