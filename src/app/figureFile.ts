import type { Frame, Table } from '../views/view'
import type { FigureKind } from './commands'
import type { Shown } from './stage'

const SVG = 'http://www.w3.org/2000/svg'
/** px under the picture for the line that says the link */
const FOOT = 24
const MARGIN = 16
/** device pixels per CSS px of a PNG */
const SCALE = 2
/** px of one character of the link, about, at 10 px */
const CHARACTER = 5.4

/** The picture or the numbers of what is shown, as a file with its link inside. */
export async function figureFile(kind: FigureKind, shown: Shown, frame: Frame, link: string): Promise<Blob> {
  const { view, input, size } = shown
  if (kind === 'csv') return new Blob([csv(view.table(input, frame), link)], { type: 'text/csv' })
  const svg = withLink(view.svg(input, frame, size), link, input.palette)
  return kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : rasterize(svg)
}

/** The figure with the link in its metadata and in a line at its foot. */
function withLink(figure: string, link: string, { bench, ink3 }: Shown['input']['palette']): string {
  const document = new DOMParser().parseFromString(figure, 'image/svg+xml')
  const root = document.documentElement
  const [width, height] = ['width', 'height'].map(name => Number(root.getAttribute(name))) as [number, number]
  const add = (name: string, attributes: Record<string, string | number>, text = '') => {
    const element = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
    element.textContent = text
    root.append(element)
  }
  root.setAttribute('height', String(height + FOOT))
  root.setAttribute('viewBox', `0 0 ${width} ${height + FOOT}`)
  add('metadata', {}, link)
  add('rect', { y: height, width, height: FOOT, fill: bench })
  const room = Math.floor((width - 2 * MARGIN) / CHARACTER)
  const said = link.length > room ? `${link.slice(0, room - 1)}…` : link
  add('text', { x: MARGIN, y: height + 14, 'font-size': 10, fill: ink3 }, said)
  return new XMLSerializer().serializeToString(root)
}

async function rasterize(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * SCALE
    canvas.height = image.naturalHeight * SCALE
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((done, failed) =>
      canvas.toBlob(blob => (blob ? done(blob) : failed(new Error('The picture is too large for a PNG.'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** RFC 4180, after one comment line with the link. */
export function csv(table: Table, link: string): string {
  const cell = (value: string | number) => (/[",\n\r]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value)
  const lines = [table.columns, ...table.rows].map(row => row.map(cell).join(','))
  return [`# ${table.title}, ${link}`, ...lines, ''].join('\r\n')
}

/** Hands a file to the browser's downloads. */
export function save(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
