/** Advance widths in em of the metric family Helvetica, Arial, Liberation Sans. The first kind that holds a letter counts. */
const KINDS: readonly (readonly [RegExp, number])[] = [
  [/[\u2009\u202f]/, 0.2],
  [/[ijlft.,:() \u00a0-]/, 0.275],
  [/r/, 0.34],
  [/[ckvxyzs]/, 0.5],
  [/[mw%MW]/, 0.85],
  [/[A-Z]/, 0.7],
]
const OTHER = 0.558

/** px that sans text of a size takes. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + size * (KINDS.find(([kind]) => kind.test(letter))?.[1] ?? OTHER), 0)
}

/** The text, or as much of it as a room of some px holds with an ellipsis; nothing where that is under three letters. */
export function fitText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text
  const kept = [...text].findIndex((_, i) => textWidth(`${text.slice(0, i + 1)}…`, size) > room)
  return kept < 3 ? '' : `${text.slice(0, kept).trimEnd()}…`
}
