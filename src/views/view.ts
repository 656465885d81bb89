import type { ComponentType } from 'react'
import type { LoadedHead } from '../core/loadedHead'
import type { RotarySpec } from '../core/resolve'
import type { Scene, Setup } from '../core/scene'
import type { Job } from '../engine/protocol'
import type { Frame as StateFrame } from '../state/frames'
import type { Actions, Cursor, ViewState } from '../state/store'
import type { Palette } from './paint/palette'
import type { Ruler } from './paint/ruler'

/** A setup with its normal form and what it is called on screen. */
export interface Side {
  letter: 'A' | 'B'
  name: string
  setup: Setup
  spec: RotarySpec
}

/** Everything a picture is a function of. */
export interface ViewInput {
  scene: Scene
  view: ViewState
  cursor: Cursor
  a: Side
  b: Side | null
  ruler: Ruler
  palette: Palette
  /** queries and keys of a real head, where a file was read */
  loaded?: LoadedHead | null
  /** the narrow page: one lane, allocation on the ruler, wheels in rows */
  phone: boolean
}

export type Frame = StateFrame<ViewInput>

/** One sentence that states the finding: lead and A in ink, B in ink 2. */
export interface Caption {
  lead: string
  a: string
  b: string
}

export interface Table {
  title: string
  /** header with its unit in brackets where it has one */
  columns: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

export interface ViewProps {
  input: ViewInput
  frame: Frame
  act: Actions
  /** px of the place the view is given */
  width: number
  height: number
}

/** What the page knows of a view before its code is there. */
export interface ViewLabel {
  id: string
  name: string
  /** takes the room of the layout strip as well */
  tall?: boolean
  /** draws the chosen axis, so that on the narrow page the choice stands above it; otherwise it stands above the strips */
  lanes?: true
  /** what the tool row offers for it: the lens over small distances, or the difference of A and B */
  tool?: 'lens' | 'difference'
  /** of one paper: a tab while it is shown, otherwise under More, with a few words on it */
  paper?: true
  hint?: string
  /** draws what pairs see under a relative map; of the others the page says that they draw distances as they are */
  mapped?: true
  /** draws the first tokens of a text as they turn; of the others the page says that they draw the tokens after them */
  opened?: true
  /** draws scores of heads that take the imaginary part; of the others the page says that pairs turn by their positions alone */
  imaginary?: true
}

/** A picture of the specs. The four things that every view owes: cursor (through input and act), caption, table, figure. */
export interface ViewCode {
  /** numbers that the engine must compute for a place of so many px; null when the fast lane is enough */
  request?: (input: ViewInput, size: { width: number; height: number }) => { job: Job; label: string } | null
  caption: (input: ViewInput, frame: Frame) => Caption
  table: (input: ViewInput, frame: Frame) => Table
  /** a self-contained figure without outside fonts or styles; the page adds the link */
  svg: (input: ViewInput, frame: Frame, size: { width: number; height: number }) => string
  /** the large place above the ruler */
  Primary: ComponentType<ViewProps>
}

export interface View extends ViewLabel, ViewCode {}

/** A view whose code comes when it is first shown. */
export interface LaterView extends ViewLabel {
  load: () => Promise<ViewCode>
}

export type StripProps = Omit<ViewProps, 'frame'>

/** A picture for the slim places below the ruler, which stand whatever view is in the large one. */
export interface Strip {
  id: string
  /** px at bench width 1152 */
  height: number
  Strip: ComponentType<StripProps>
}
