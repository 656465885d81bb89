import { useLayoutEffect } from 'react'
import type { Commands } from './commands'

/** Elements that use keys themselves. */
const OWN_KEYS = 'input:not([type=range]), textarea, select, [role=dialog], [role=menu], [role=listbox], [role=combobox]'

/** Those in which nothing is being typed that undo and redo could be about. */
const SETTLED = '[data-settled], [type=radio], [type=checkbox], select'

/** Runs the command of a pressed key, unless the element in focus wants the key for itself. `plain`: also keys of a single character. */
export function useKeys(commands: Commands, plain: boolean) {
  useLayoutEffect(() => {
    const byKey = new Map(commands.all.flatMap(command => (command.key ? [[command.key, command] as const] : [])))
    const pressed = (event: KeyboardEvent) => {
      const command = byKey.get(keyOf(event))
      if (!command || event.defaultPrevented || command.enabled?.() === false) return
      if (!plain && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) return
      if (event.target instanceof Element && keepsKey(event.target, command.id)) return
      event.preventDefault()
      command.run()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [commands, plain])
}

function keepsKey(target: Element, command: string): boolean {
  if (command === 'page.commands' || !target.closest(OWN_KEYS)) return false
  const history = command === 'edit.undo' || command === 'edit.redo'
  return !(history && target.matches(SETTLED) && !target.closest('[role=dialog], [role=menu]'))
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
