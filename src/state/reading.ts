import type { LinkReader } from './linkReader'
import { flagField, nameField, paramField } from './linkReader'
import type { Tour } from './tour'
import { readTour, tourField, writeTour } from './tour'

/** What is told beside the pictures: a paper, or a tour of one's own. */
export type Reading = { paper: string; tour?: undefined } | { paper?: undefined; tour: Tour }

export interface ReadingPlace {
  /** null: nothing is told */
  reading: Reading | null
  /** which step, from 1 */
  told: number
  /** the papers lie open to choose from */
  gallery: boolean
}

export const NOTHING_TOLD: ReadingPlace = { reading: null, told: 1, gallery: false }

/** The papers, as far as links must know them. */
export interface Shelf {
  ids: readonly string[]
  /** how many steps a paper has */
  steps: (id: string) => number
  /** the fragment of a step, counted from 1 */
  link: (id: string, step: number) => string | null
}

/** Whether a fragment can be read only once the papers are here. */
export function namesPaper(fragment: string): boolean {
  return /(^|[#&])paper(=|%3d)/i.test(fragment)
}

export function readReading(reader: LinkReader, shelf: Shelf | null): ReadingPlace {
  const paper = shelf ? reader.read(nameField('paper', 'Paper', shelf.ids, () => 'none')) : undefined
  const tour = reader.read(tourField)
  const part = reader.parts.get(tourField.key)
  if (tour && part) for (const text of readTour(part.value).problems) reader.note({ text, about: 'tour' })
  const reading: Reading | null = paper !== undefined ? { paper } : tour ? { tour } : null
  const most = paper !== undefined ? (shelf?.steps(paper) ?? 1) : (tour?.steps.length ?? 1)
  const spec = { key: 'step', label: 'Step', kind: 'number', default: 1, min: 1, max: Math.max(1, most), integer: true } as const
  const told = reading ? ((reader.read(paramField(spec, 1)) as number | undefined) ?? 1) : 1
  return { reading, told, gallery: reader.read(flagField('papers', 'Papers', false)) ?? false }
}

export function writeReading({ reading, told, gallery }: ReadingPlace): string[] {
  return [
    reading?.paper !== undefined && `paper=${reading.paper}`,
    reading?.tour !== undefined && `tour=${writeTour(reading.tour)}`,
    reading !== null && told !== 1 && `step=${told}`,
    gallery && 'papers=1',
  ].filter(part => part !== false)
}
