import { Switch } from '@base-ui/react/switch'
import styles from './controls.module.css'

interface ToggleProps {
  label: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

export function Toggle({ label, checked, disabled, onChange }: ToggleProps) {
  return (
    <label className={styles.toggleRow}>
      <span>{label}</span>
      <Switch.Root className={styles.switch} checked={checked} disabled={disabled} onCheckedChange={onChange}>
        <Switch.Thumb className={styles.switchThumb} />
      </Switch.Root>
    </label>
  )
}
