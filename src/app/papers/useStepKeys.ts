import { useLayoutEffect } from 'react'

/** Places where the arrow keys mean something else: controls, dialogs, and the pictures once they have the focus. */
const OWN_ARROWS = 'input, textarea, select, main, [role=dialog], [role=menu], [role=listbox], [role=combobox], [role=slider]'

/** ← and → turn the steps wherever the arrows have no other use. Heard before the keys that move the cursor. */
export function useStepKeys(told: number, steps: number, go: (step: number) => void) {
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      if (by === 0 || (event.target instanceof Element && event.target.closest(OWN_ARROWS))) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (told + by >= 1 && told + by <= steps) go(told + by)
    }
    addEventListener('keydown', pressed, true)
    return () => removeEventListener('keydown', pressed, true)
  }, [told, steps, go])
}
