import { rulesFor } from '../core/slots'
import { NOTHING_TOLD } from '../state/reading'
import type { Store } from '../state/store'
import { DEFAULT_VIEW } from '../state/store'
import { VIEWS } from '../views'
import { decayStops } from '../views/decay/facts'
import { chosenLane, laneChoices } from '../views/decay/lanes'
import { choiceOfHeads } from '../views/heads'
import { cursorAfterKey } from '../views/ruler/cursorKeys'
import type { ViewInput } from '../views/view'
import type { LateDialog } from './dialogs/lateDialogs'

export interface Command {
  id: string
  title: string
  /** as it is pressed, such as `Ctrl+Shift+Z`; `Ctrl` is also the command key of a Mac */
  key?: string
  enabled?: () => boolean
  run: () => void
}

export interface Commands {
  all: readonly Command[]
  get: (id: string) => Command
  /** title with its key, for a tool's tip */
  hint: (id: string) => string
}

/** What the commands ask of the page around the store. */
export interface PageActions {
  copyLink: () => void
  open: (dialog: 'commands' | 'keys' | 'table' | 'rail' | LateDialog) => void
  download: (kind: FigureKind) => void
  togglePresentation: () => void
  /** adds the present state to the tour at hand */
  captureStep: () => void
  retryGpu: () => void
  /** whether the dark theme is on screen */
  isDark: () => boolean
  /** what the bench shows now */
  input: () => ViewInput | null
}

export type FigureKind = 'svg' | 'png' | 'csv'

/** Keys of the first views, in the order of a keyboard. */
const DIGITS = '1234567890'

export const LENS = { scale: 'linear', from: 0, to: 64 } as const

/** Every action of the page by name: for the palette, the keys, the menus and the tools. */
export function createCommands(store: Store, page: PageActions): Commands {
  const { getState, temporal } = store
  const act = getState()
  const drawn = () => page.input() !== null
  const compared = () => getState().scene.b !== null
  const severalHeads = () => {
    const input = page.input()
    return input !== null && choiceOfHeads(input) !== null
  }
  const told = () => getState().view.reading !== null
  const lensOn = () => getState().view.ruler.scale === 'linear'
  const cursorKey =
    (key: string, change: { shiftKey?: boolean; altKey?: boolean } = {}) =>
    () => {
      const input = page.input()
      const stops = input && change.altKey ? decayStops(input) : []
      act.setCursor(cursorAfterKey({ key, shiftKey: false, altKey: false, ...change }, getState().cursor.delta, stops) ?? {})
    }

  const all: Command[] = [
    { id: 'edit.undo', title: 'Undo', key: 'Ctrl+Z', run: () => temporal.getState().undo() },
    { id: 'edit.redo', title: 'Redo', key: 'Ctrl+Shift+Z', run: () => temporal.getState().redo() },
    ...VIEWS.map((view, i) => ({
      id: `view.${view.id}`,
      title: `Show ${view.name}`,
      ...(i < DIGITS.length && { key: DIGITS[i] }),
      run: () => act.setView({ primary: view.id }),
    })),
    {
      id: 'layout.ids',
      title: 'Show the table of ids',
      run: () => act.setView({ primary: 'layout', panel: 'ids' }),
    },
    { id: 'lane.next', title: 'Next axis in the tall lane', run: () => nextLane() },
    { id: 'heads.next', title: 'Next group of heads', key: ']', enabled: severalHeads, run: () => stepHeads(1) },
    { id: 'heads.last', title: 'Group of heads before', key: '[', enabled: severalHeads, run: () => stepHeads(-1) },
    {
      id: 'lens.toggle',
      title: 'Lens 0 to 64 positions',
      run: () => act.setView({ ruler: lensOn() ? DEFAULT_VIEW.ruler : LENS }),
    },
    { id: 'ruler.reset', title: 'Whole ruler, 1 to 10 M positions', run: () => act.setView({ ruler: DEFAULT_VIEW.ruler }) },
    { id: 'cursor.right', title: 'Cursor one position right', key: 'ArrowRight', run: cursorKey('ArrowRight') },
    { id: 'cursor.left', title: 'Cursor one position left', key: 'ArrowLeft', run: cursorKey('ArrowLeft') },
    {
      id: 'cursor.right10',
      title: 'Cursor ten positions right',
      key: 'Shift+ArrowRight',
      run: cursorKey('ArrowRight', { shiftKey: true }),
    },
    {
      id: 'cursor.left10',
      title: 'Cursor ten positions left',
      key: 'Shift+ArrowLeft',
      run: cursorKey('ArrowLeft', { shiftKey: true }),
    },
    {
      id: 'cursor.nextMark',
      title: 'Cursor to the next mark',
      key: 'Alt+ArrowRight',
      run: cursorKey('ArrowRight', { altKey: true }),
    },
    {
      id: 'cursor.lastMark',
      title: 'Cursor to the mark before',
      key: 'Alt+ArrowLeft',
      run: cursorKey('ArrowLeft', { altKey: true }),
    },
    { id: 'cursor.free', title: 'Free the cursor', key: 'Escape', run: cursorKey('Escape') },
    ...rulesFor('mask').map(({ id, slot }) => ({
      id: `mask.${id}`,
      title: `Mask of A and B: ${slot.name.toLowerCase()}`,
      run: () => act.chooseMask(id),
    })),
    { id: 'compare.pin', title: 'Pin this scene as B', run: act.pinAsB },
    { id: 'compare.swap', title: 'Swap A and B', enabled: compared, run: act.swap },
    { id: 'compare.drop', title: 'Drop B', enabled: compared, run: () => act.compareWith(null) },
    {
      id: 'compare.difference',
      title: 'Fill the difference',
      enabled: compared,
      run: () => act.setView({ difference: !getState().view.difference }),
    },
    { id: 'figure.table', title: 'Data table', enabled: drawn, run: () => page.open('table') },
    { id: 'figure.svg', title: 'Download as SVG', enabled: drawn, run: () => page.download('svg') },
    { id: 'figure.png', title: 'Download as PNG', enabled: drawn, run: () => page.download('png') },
    { id: 'figure.csv', title: 'Download as CSV', enabled: drawn, run: () => page.download('csv') },
    { id: 'vectors.open', title: 'Load queries and keys of a model', run: () => page.open('vectors') },
    { id: 'model.open', title: 'Open a model', key: 'O', run: () => page.open('model') },
    { id: 'check.mine', title: 'Check my numbers', run: () => page.open('check') },
    { id: 'papers.open', title: 'Papers', run: () => act.setView({ gallery: true }) },
    { id: 'tour.capture', title: 'Capture this state as a step of a tour', run: page.captureStep },
    { id: 'papers.close', title: 'Close the paper or tour', enabled: told, run: () => act.setView(NOTHING_TOLD) },
    { id: 'code.export', title: 'Export code and configurations', run: () => page.open('code') },
    { id: 'link.copy', title: 'Copy link', run: page.copyLink },
    { id: 'theme.toggle', title: 'Light or dark', run: () => act.setView({ theme: page.isDark() ? 'light' : 'dark' }) },
    { id: 'theme.auto', title: 'Theme of the system', run: () => act.setView({ theme: 'auto' }) },
    { id: 'page.present', title: 'Full screen', run: page.togglePresentation },
    { id: 'page.rail', title: 'Configuration', run: () => page.open('rail') },
    { id: 'page.commands', title: 'Commands', key: 'Ctrl+K', run: () => page.open('commands') },
    { id: 'page.keys', title: 'Keys', key: '?', run: () => page.open('keys') },
    { id: 'engine.retry', title: 'Try the GPU again', run: page.retryGpu },
  ]
  const byId = new Map(all.map(command => [command.id, command]))
  const get = (id: string) => {
    const command = byId.get(id)
    if (!command) throw new Error(`There is no command ${id}.`)
    return command
  }
  return {
    all,
    get,
    hint: id => {
      const { title, key } = get(id)
      return key ? `${title} (${sayKey(key)})` : title
    },
  }

  function stepHeads(by: number) {
    const input = page.input()
    const heads = input && choiceOfHeads(input)
    if (heads) act.setView({ group: (heads.drawn + by + heads.groups.length) % heads.groups.length })
  }

  function nextLane() {
    const input = page.input()
    if (!input) return
    const choices = laneChoices(input)
    const next = choices[(choices.indexOf(chosenLane(input)) + 1) % choices.length]
    if (next) act.setView({ lane: next })
  }
}

const KEY_NAMES: Record<string, string> = { ArrowRight: '→', ArrowLeft: '←', Escape: 'Esc' }

/** `Ctrl+ArrowRight` as `Ctrl →`. */
export function sayKey(key: string): string {
  return key
    .split('+')
    .map(part => KEY_NAMES[part] ?? part)
    .join(' ')
}
