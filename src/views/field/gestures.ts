import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import type { Actions, Cursor } from '../../state/store'
import type { ViewInput } from '../view'
import { axisDistance } from './axisDistance'
import type { FieldPicture } from './picture'
import { cellUnder } from './placeField'
import type { Grid, GridCell, Subject } from './subject'
import { subjectOf, tokenAt } from './subject'

/** What a click or a tap chooses, and the arrow keys move. */
export type Aim = 'query' | 'key'

/** ms after which a resting finger chooses the other one */
const LONG_PRESS = 500

/** The change of the shared cursor when a key is put in focus: the pair of tokens, and their distance on the chosen lane. */
export function keyChange(input: ViewInput, query: number, key: number, pinned: boolean): Partial<Cursor> {
  const delta = axisDistance(input, query, key)
  return { query, key, pinned, ...(delta === null ? {} : { delta }) }
}

/**
 * Hover puts a key in focus, a click chooses the query (or pins the key), a finger that rests chooses the other. `now`: what is
 * chosen, where the picture still shows what was.
 */
export function useTileGestures(picture: FieldPicture, now: ViewInput, act: Actions, aim: Aim) {
  const press = useRef<{ timer: number; done: boolean } | null>(null)
  const { subject: drawn, grid, place, frames, rows } = picture
  const subject = subjectOf(now.scene, now.cursor) ?? drawn
  const under = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    const box = event.currentTarget.getBoundingClientRect()
    const found = cellUnder(place, grid, frames.length, rows.length, event.clientX - box.left, event.clientY - box.top)
    return found && tokenAt(grid, { ...found, frame: frames[found.shown] as number })
  }
  const choose = (token: number, what: Aim) =>
    act.setCursor(what === 'query' ? queryChange({ input: now, subject }, token) : keyChange(now, subject.query, token, true))
  const release = () => {
    clearTimeout(press.current?.timer)
    press.current = null
  }
  return {
    onPointerMove: (event: PointerEvent) => {
      if (event.pointerType === 'touch' || event.buttons || now.cursor.pinned) return
      const token = under(event)
      if (token !== null) act.setCursor(keyChange(now, subject.query, token, false))
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType !== 'touch') return
      const token = under(event)
      if (token === null) return
      const timer = window.setTimeout(() => {
        if (press.current) press.current.done = true
        choose(token, aim === 'query' ? 'key' : 'query')
      }, LONG_PRESS)
      press.current = { timer, done: false }
    },
    onPointerUp: () => clearTimeout(press.current?.timer),
    onPointerCancel: release,
    onClick: (event: React.MouseEvent) => {
      const held = press.current?.done
      release()
      const token = under(event)
      if (token === null || held) return
      const other = event.altKey || event.shiftKey
      choose(token, other ? (aim === 'query' ? 'key' : 'query') : aim)
    },
  }
}

/** A new query; the key stays where it is, and so does its distance. */
export function queryChange(
  { input, subject }: { input: ViewInput; subject: Pick<Subject, 'key'> },
  query: number,
): Partial<Cursor> {
  if (input.cursor.key === null) return { query }
  return keyChange(input, query, subject.key, input.cursor.pinned)
}

/** The cell that a key press leads to: arrows within a frame, Page Up and Down by frame, Home and End to the first and the last. */
export function cellAfterKey(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  at: GridCell,
  grid: Grid,
): GridCell | null {
  const step = shiftKey ? 5 : 1
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
  switch (key) {
    case 'ArrowLeft':
      return { ...at, col: within(at.col - step, grid.cols) }
    case 'ArrowRight':
      return { ...at, col: within(at.col + step, grid.cols) }
    case 'ArrowUp':
      return { ...at, row: within(at.row - step, grid.rows) }
    case 'ArrowDown':
      return { ...at, row: within(at.row + step, grid.rows) }
    case 'PageUp':
      return { ...at, frame: within(at.frame - step, grid.frames) }
    case 'PageDown':
      return { ...at, frame: within(at.frame + step, grid.frames) }
    case 'Home':
      return { ...at, frame: 0 }
    case 'End':
      return { ...at, frame: grid.frames - 1 }
    default:
      return null
  }
}
