import { useEffect } from 'react'
import type { Commands } from './commands'

/** Elements that use keys themselves. */
const OWN_KEYS = 'input:not([type=range]), textarea, select, [role=dialog], [role=menu], [role=listbox], [role=combobox]'

/** Runs the command of a pressed key, unless the element in focus wants the key for itself. `plain`: also keys of a single character. */
export function useKeys(commands: Commands, plain: boolean) {
  useEffect(() => {
    const byKey = new Map(commands.all.flatMap(command => (command.key ? [[command.key, command] as const] : [])))
    const pressed = (event: KeyboardEvent) => {
      const command = byKey.get(keyOf(event))
      if (!command || event.defaultPrevented || command.enabled?.() === false) return
      if (!plain && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) return
      const busy = event.target instanceof Element && event.target.closest(OWN_KEYS)
      if (busy && command.id !== 'page.commands') return
      event.preventDefault()
      command.run()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [commands, plain])
}

/** `Ctrl+Shift+Z`, `A`, `?`: a letter is upper case, and Shift is named only where the character does not show it. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const letter = /^[a-z]$/i.test(event.key)
  const plain = event.key.length === 1 && !letter
  return [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && !plain && 'Shift',
    letter ? event.key.toUpperCase() : event.key,
  ]
    .filter(Boolean)
    .join('+')
}
