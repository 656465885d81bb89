import type { KeyboardEvent, PointerEvent } from 'react'
import { useMemo } from 'react'
import parts from '../paint/parts.module.css'
import { DistancePad } from '../ruler/DistancePad'
import { ScoresCanvas } from '../vectors/ScoresChart'
import { scoreColours } from '../vectors/scoreCells'
import type { ViewProps } from '../view'
import { cellsOf, chosen, pathFacts } from './facts'
import { PathBar } from './PathBar'
import { PathPicture } from './PathPicture'
import styles from './path.module.css'
import { pathPlace } from './place'
import { short } from './words'

/** px of the bar */
const BAR = { desk: 88, phone: 420 }

/** A prompt of a few tokens under PaTH: its matrix, the way of one key, one row against RoPE, and the cost over length. */
export function PathPrimary({ input, act, width, height }: ViewProps) {
  const { phone, ruler, palette, view, cursor } = input
  const facts = pathFacts(input)
  const { form } = view.scores
  const cells = useMemo(() => cellsOf(facts, form), [facts, form])
  const colours = useMemo(() => scoreColours(palette, form, [cells]), [palette, form, cells])
  const place = useMemo(
    () => pathPlace({ phone, ruler }, width, height - (phone ? BAR.phone : BAR.desk)),
    [phone, ruler, width, height],
  )
  const { query, key } = chosen(input, facts.tokens)
  const choose = (q: number, k: number, pinned: boolean) => {
    const [row, column] = [Math.max(0, Math.min(facts.tokens - 1, q)), Math.max(0, Math.min(q, k))]
    act.setCursor({ query: row, key: column, delta: row - column, pinned })
  }
  const under = (event: PointerEvent | React.MouseEvent) => {
    const { left, top, width: side } = event.currentTarget.getBoundingClientRect()
    const at = (part: number) => Math.floor((part / side) * facts.tokens)
    return [at(event.clientY - top), at(event.clientX - left)] as const
  }
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
    if (!step) return
    event.preventDefault()
    choose(query + (step[0] as number), key + (step[1] as number), true)
  }
  return (
    <div className={styles.primary} style={{ width, minHeight: height }}>
      <PathBar input={input} act={act} tokens={facts.tokens} />
      <div style={{ position: 'relative', zIndex: 2, height: place.height }}>
        <div className={styles.cover} style={{ height: place.cost.top - 16 }} />
        <ScoresCanvas cells={cells} colours={colours} box={place.matrix} />
        <svg className={parts.overlay} width={width} height={place.height} aria-hidden="true">
          <PathPicture {...{ input, facts, colours, place }} cursor />
        </svg>
        <div
          className={parts.plot}
          style={{ ...place.matrix, touchAction: 'pan-y' }}
          role="application"
          tabIndex={0}
          aria-label={`Matrix of ${facts.tokens} tokens. Query ${query}, key ${key}: logit ${short(facts.logits[query]?.[key] as number)}. Arrow keys move.`}
          onPointerMove={event => {
            const [q, k] = under(event)
            if (event.pointerType !== 'touch' && !cursor.pinned && k <= q) choose(q, k, false)
          }}
          onClick={event => {
            const [q, k] = under(event)
            if (k <= q) choose(q, k, true)
          }}
          onKeyDown={onKey}
        />
        <DistancePad
          input={input}
          act={act}
          name="Length"
          said={`${cursor.delta} positions`}
          stops={() => [64, 128, 1024, 4096, 32_768, 131_072]}
          box={{ left: place.cost.left, top: place.cost.top, height: place.cost.height }}
        />
      </div>
    </div>
  )
}
