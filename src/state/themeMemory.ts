import type { ViewState } from './store'

type Theme = ViewState['theme']

const KEY = 'ropescope.theme'

export interface ThemeMemory {
  get: () => Theme
  set: (theme: Theme) => void
}

/** The theme that this browser's owner chose; the only thing that is kept outside the link. */
export function themeMemory(storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => localStorage): ThemeMemory {
  return {
    get: () => attempt(() => knownTheme(storage().getItem(KEY)), 'auto'),
    set: theme => attempt(() => storage().setItem(KEY, theme), undefined),
  }
}

function knownTheme(text: string | null): Theme {
  return text === 'light' || text === 'dark' ? text : 'auto'
}

/** Browsers throw on any touch of localStorage where cookies are blocked or a frame is sandboxed. */
function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action()
  } catch {
    return otherwise
  }
}
