import { useEffect, useState } from 'react'
import { resolve, withGroupFirst } from '../../core/resolve'
import type { Paper } from '../../papers/paper'
import { EMPTY_FRAME } from '../../state/frames'
import type { LinkPage } from '../../state/url'
import { readLink } from '../../state/url'
import { VIEWS } from '../../views'
import { plotWidth } from '../../views/paint/bench'
import type { Palette } from '../../views/paint/palette'
import { createRuler } from '../../views/paint/ruler'
import type { ViewInput } from '../../views/view'
import { useInstrument } from '../instrument'
import { sideNames } from '../naming'

/** px that a figure is drawn at before it is made small */
const SIZE = { width: 760, height: 428 }

const kept = new Map<string, string>()
let queue: Promise<unknown> = Promise.resolve()

/** The first picture of a paper, small: the figure of its view, drawn while the page rests, one at a time. */
export function useThumbnail(paper: Paper, palette: Palette): string | null {
  const { page } = useInstrument()
  const name = `${paper.id} ${palette.theme}`
  const [, setDrawn] = useState(0)
  useEffect(() => {
    if (kept.has(name)) return
    let gone = false
    queue = queue
      .then(atRest)
      .then(async () => {
        if (gone || kept.has(name)) return
        const svg = await drawFirst(paper, palette, page)
        kept.set(name, URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })))
        setDrawn(n => n + 1)
      })
      .catch(() => {})
    return () => {
      gone = true
    }
  }, [paper, palette, page, name])
  return kept.get(name) ?? null
}

async function drawFirst(paper: Paper, palette: Palette, page: LinkPage): Promise<string> {
  const { state } = readLink(paper.picture ?? paper.steps[0].link, page)
  const entry = VIEWS.find(({ id }) => id === state.view.primary) ?? VIEWS[0]
  if (!entry) throw new Error('There is no view.')
  const view = 'load' in entry ? await entry.load() : entry
  const { scene, view: shown, cursor } = state
  const names = sideNames(scene.a, scene.b)
  const side = (letter: 'A' | 'B', setup: typeof scene.a, label: string) => ({
    letter,
    name: label,
    setup,
    spec: withGroupFirst(resolve(setup, scene.segments), shown.group),
  })
  const input: ViewInput = {
    scene,
    view: shown,
    cursor,
    a: side('A', scene.a, names[0]),
    b: scene.b && side('B', scene.b, names[1]),
    ruler: createRuler(shown.ruler, plotWidth(SIZE.width, false)),
    palette,
    phone: false,
  }
  return view.svg(input, EMPTY_FRAME, SIZE)
}

/** Safari has no requestIdleCallback. */
function atRest(): Promise<void> {
  return new Promise(done => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => done(), { timeout: 200 })
    else setTimeout(done, 16)
  })
}
