import { useLayoutEffect } from 'react'
import { useStore } from '../state/hooks'
import type { Palette } from '../views/paint/palette'
import { useMedia } from './media'
import { applyTheme, PALETTES } from './theme'

/** The colours in force: the chosen theme, that of the system, and always the light one on paper. */
export function usePalette(): Palette {
  const theme = useStore(state => state.view.theme)
  const dark = useMedia('(prefers-color-scheme: dark)')
  const print = useMedia('print')
  const palette = PALETTES[print ? 'light' : theme === 'auto' ? (dark ? 'dark' : 'light') : theme]
  useLayoutEffect(() => applyTheme(palette), [palette])
  return palette
}
