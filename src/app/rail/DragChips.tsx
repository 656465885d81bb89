import type { DragMoveEvent, DragStartEvent } from '@dnd-kit/core'
import { DndContext, DragOverlay, MouseSensor, TouchSensor, useDraggable, useSensor, useSensors } from '@dnd-kit/core'
import type { MouseEvent, ReactNode, TouchEvent } from 'react'
import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { ChipRowProps } from './ChipRow'
import { chipPlace } from './ChipRow'
import type { Gap } from './chipGap'
import { gapAt, placeInGap } from './chipGap'
import styles from './segments.module.css'

/** px that a mouse moves before it drags rather than clicks */
const MOUSE = { activationConstraint: { distance: 5 } }
/** ms that a finger rests before it drags rather than scrolls, and px that it may stray meanwhile */
const TOUCH = { activationConstraint: { delay: 200, tolerance: 8 } }

/** Chips that are dragged to a gap between others; the order changes once, when one is dropped. */
export default function DragChips({ chips, ghost, say, grids, onMove, onKey, children }: ChipRowProps) {
  const sensors = useSensors(useSensor(MouseSensor, MOUSE), useSensor(TouchSensor, TOUCH))
  const row = useRef<HTMLDivElement>(null)
  const grab = useRef({ x: 0, y: 0 })
  const [dragged, setDragged] = useState<number | null>(null)
  const [gap, setGap] = useState<Gap | null>(null)

  const start = ({ active, activatorEvent }: DragStartEvent) => {
    const box = row.current?.querySelector(`[data-chip="${active.id}"]`)?.getBoundingClientRect()
    const at = pointOf(activatorEvent)
    grab.current = { x: at.x - (box?.left ?? at.x), y: at.y - (box?.top ?? at.y) }
    setDragged(Number(active.id))
  }
  const move = ({ active }: DragMoveEvent) => {
    const box = active.rect.current.translated
    const places = [...(row.current?.querySelectorAll('[data-chip]') ?? [])].map(place => place.getBoundingClientRect())
    if (box) setGap(gapAt(places, box.left + grab.current.x, box.top + grab.current.y))
  }
  const end = (drop: boolean) => {
    if (drop && dragged !== null && gap) onMove(dragged, placeInGap(dragged, gap.before))
    setDragged(null)
    setGap(null)
  }
  const told = (id: string | number) => say(Number(id))
  const base = row.current?.getBoundingClientRect()
  return (
    <DndContext
      sensors={sensors}
      onDragStart={start}
      onDragMove={move}
      onDragEnd={() => end(true)}
      onDragCancel={() => end(false)}
      accessibility={{
        screenReaderInstructions: { draggable: '' },
        announcements: {
          onDragStart: ({ active }) => `${told(active.id)} is dragged.`,
          onDragOver: () => undefined,
          onDragEnd: ({ active }) => `${told(active.id)} is dropped.`,
          onDragCancel: ({ active }) => `${told(active.id)} stays where it was.`,
        },
      }}
    >
      <div ref={row} className={styles.chips} data-base-ui-swipe-ignore="">
        {chips.map((chip, i) => (
          <DragPlace key={i} index={i} lifted={i === dragged} grid={grids[i]} onKey={onKey}>
            {chip}
          </DragPlace>
        ))}
        {children}
        {gap && base && (
          <span
            className={styles.gap}
            data-gap=""
            style={{ left: gap.x - base.left - 1, top: gap.top - base.top - 2, height: gap.height + 4 }}
          />
        )}
      </div>
      {createPortal(
        <DragOverlay dropAnimation={null} zIndex={40} className={styles.ghost}>
          {dragged !== null && ghost(dragged)}
        </DragOverlay>,
        document.body,
      )}
    </DndContext>
  )
}

interface DragPlaceProps {
  index: number
  lifted: boolean
  grid: boolean | undefined
  onKey: ChipRowProps['onKey']
  children: ReactNode
}

function DragPlace({ index, lifted, grid, onKey, children }: DragPlaceProps) {
  const { setNodeRef, listeners } = useDraggable({ id: index })
  const own = (event: MouseEvent | TouchEvent) => event.currentTarget.contains(event.target as Node)
  return (
    <div
      ref={setNodeRef}
      {...chipPlace(index, grid, onKey)}
      data-lifted={lifted ? '' : undefined}
      onMouseDown={event => own(event) && listeners?.onMouseDown?.(event)}
      onTouchStart={event => own(event) && listeners?.onTouchStart?.(event)}
      onContextMenu={event => lifted && event.preventDefault()}
    >
      {children}
    </div>
  )
}

function pointOf(event: Event): { x: number; y: number } {
  const at = 'touches' in event ? ((event as globalThis.TouchEvent).touches[0] as Touch) : (event as globalThis.MouseEvent)
  return { x: at.clientX, y: at.clientY }
}
