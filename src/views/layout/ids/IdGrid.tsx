import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { axisText } from '../../paint/axisWords'
import type { ViewProps } from '../../view'
import { IdRow } from './IdRow'
import type { IdColumn } from './idColumns'
import type { IdRows } from './idRows'
import style from './ids.module.css'
import { contentHeight, drawnRows, scrollToRow } from './rowWindow'

/** px */
const ROW = { desk: 25, phone: 44 }
const HEAD = 30

interface Props extends Pick<ViewProps, 'input'> {
  rows: IdRows
  columns: readonly IdColumn[]
  query: number | null
  chosenKey: number | null
  /** `other`: the one of query and key that a plain click does not set */
  onChoose: (token: number, other: boolean) => void
  setsKey: boolean
}

/** The table itself: only the rows in sight are drawn, however many there are. */
export function IdGrid({ input, rows, columns, query, chosenKey, onChoose, setsKey }: Props) {
  const { a, b, scene, palette, phone } = input
  const id = useId()
  const ref = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [view, setView] = useState(400)
  const [active, setActive] = useState(0)
  const rowHeight = phone ? ROW.phone : ROW.desk
  const room = { rows: rows.count, rowHeight, view }

  useLayoutEffect(() => {
    const place = ref.current
    if (!place) return
    const measure = () => setView(Math.max(rowHeight, place.clientHeight - HEAD))
    const observer = new ResizeObserver(measure)
    observer.observe(place)
    measure()
    return () => observer.disconnect()
  }, [rowHeight])

  const reveal = (row: number) => {
    const place = ref.current
    if (!place || row < 0) return
    const seen = { ...room, view: Math.max(rowHeight, place.clientHeight - HEAD) }
    place.scrollTop = scrollToRow(seen, place.scrollTop, row)
    setTop(place.scrollTop)
  }
  useReveal(query, chosenKey, token => {
    const row = rows.rowOf[token] ?? -1
    if (row < 0) return
    setActive(row)
    reveal(row)
  })

  const at = Math.min(active, rows.count - 1)
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(view / rowHeight) - 1)
    const steps = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page, Home: -rows.count, End: rows.count }
    const step = steps[event.key as keyof typeof steps]
    if (step) {
      const next = Math.max(0, Math.min(rows.count - 1, at + step))
      setActive(next)
      reveal(next)
    } else if (event.key === 'Enter' || event.key === ' ') choose(at, event.shiftKey)
    else return
    event.preventDefault()
  }
  const choose = (row: number, other: boolean) => {
    const token = rows.promptOf[row] as number
    setActive(row)
    if (token >= 0) onChoose(token, other)
  }
  const click = (event: MouseEvent) => {
    const line = (event.target as Element).closest('[data-line]')
    if (line) choose(Number(line.getAttribute('data-line')), event.shiftKey)
  }

  const { first, end, offset } = drawnRows(room, top)
  const marked = [query, chosenKey].map(token => (token === null ? -1 : (rows.rowOf[token] ?? -1)))
  return (
    <div
      ref={ref}
      className={style.scroll}
      style={{ '--columns': tracks(columns, phone), '--row': `${rowHeight}px`, '--head': `${HEAD}px` } as CSSProperties}
      role="grid"
      tabIndex={0}
      aria-label={`Position ids, Enter sets the ${setsKey ? 'key' : 'query'}, Shift Enter the ${setsKey ? 'query' : 'key'}`}
      aria-rowcount={rows.count + 1}
      aria-colcount={columns.length + 2}
      aria-multiselectable="true"
      aria-activedescendant={at >= first && at < end ? `${id}${at}` : undefined}
      onScroll={event => setTop(event.currentTarget.scrollTop)}
      onKeyDown={press}
      onClick={click}
    >
      <div role="row" aria-rowindex={1} className={style.headRow}>
        <span role="columnheader" className={style.mark} aria-label="chosen as" />
        {columns.flatMap((column, k) => {
          const head = (
            <span
              key={column.name}
              role="columnheader"
              className={k === 0 ? style.token : undefined}
              data-first={startsSide(columns, k) ? '' : undefined}
            >
              {column.letter ? (
                <>
                  <b>{column.letter}</b>{' '}
                  {column.axis ? (
                    <i className="math" style={{ color: palette.axisInk[column.axis] }}>
                      {axisText(column.axis)}
                    </i>
                  ) : (
                    'sequence'
                  )}
                  {column.unit && `, ${column.unit}`}
                </>
              ) : (
                column.name
              )}
            </span>
          )
          const part = (
            <span key="part" role="columnheader" className={style.part}>
              {phone ? 'frame · row · column' : 'part'}
            </span>
          )
          return k === 0 ? [head, part] : [head]
        })}
      </div>
      <div role="rowgroup" className={style.body} style={{ height: contentHeight(room) }}>
        <div role="presentation" className={style.drawn} style={{ transform: `translateY(${offset}px)` }}>
          {Array.from({ length: Math.max(0, end - first) }, (_, k) => first + k).map(row => (
            <IdRow
              key={row}
              id={`${id}${row}`}
              {...{ row, rows, a, b, columns }}
              segments={scene.segments}
              narrow={phone}
              role={row === marked[0] ? (row === marked[1] ? 'both' : 'query') : row === marked[1] ? 'key' : null}
              active={row === at}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

/** Calls back with the token that was chosen last, now and whenever the choice changes. */
function useReveal(query: number | null, key: number | null, show: (token: number) => void) {
  const known = useRef<{ query: number | null; key: number | null }>({ query: null, key: null })
  useEffect(() => {
    const past = known.current
    known.current = { query, key }
    const token = query !== past.query ? query : key !== past.key ? key : null
    if (token !== null) show(token)
  }, [query, key])
}

/** Whether the first column of a side. */
function startsSide(columns: readonly IdColumn[], k: number): boolean {
  return columns[k]?.letter !== '' && columns[k]?.letter !== columns[k - 1]?.letter
}

function tracks(columns: readonly IdColumn[], narrow: boolean): string {
  const start = narrow ? ['30px', '68px', '140px'] : ['30px', '92px', 'minmax(84px, 1.4fr)']
  const ids = narrow ? 'minmax(58px, 1fr)' : 'minmax(68px, 1fr)'
  return [...start, ...columns.slice(1).map(({ letter }) => (letter ? ids : '60px'))].join(' ')
}
