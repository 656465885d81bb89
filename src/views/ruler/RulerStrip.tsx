import type { Actions, RulerView } from '../../state/store'
import { DEFAULT_VIEW } from '../../state/store'
import { useWavelengths } from '../allocation/lane'
import { decayStops } from '../decay/facts'
import { chosenLane, laneUnit } from '../decay/lanes'
import { plotLeft } from '../paint/bench'
import type { ViewInput } from '../view'
import { CursorTag, tagCentre } from './CursorTag'
import { PairLines } from './PairLines'
import { PairTags } from './PairTags'
import { pairOnRuler, pairTags } from './pairCursor'
import { RULER_HEIGHT, RulerScale, UnlinkedScales } from './RulerScale'
import styles from './ruler.module.css'

interface StripProps {
  input: ViewInput
  act: Actions
  /** px of the whole strip with its gutter and readouts */
  width: number
}

/** The bench's one ruler: distance Δ above, wavelength λ below, on the same pixels while the scale is logarithmic. */
export function RulerStrip({ input, act, width }: StripProps) {
  const { ruler, palette, phone, cursor } = input
  const wavelengths = useWavelengths(input)
  const linked = wavelengths === ruler
  const unit = laneUnit(input.a, chosenLane(input))
  const left = plotLeft(phone)
  const pair = pairOnRuler(input)
  const pairs = pair && pairTags(ruler, pair)
  const scale = { ruler, palette, phone, tags: pairs?.map(tag => tag.x) ?? [tagCentre(ruler, cursor.delta)] }
  const point = (event: React.MouseEvent) => {
    const px = event.clientX - event.currentTarget.getBoundingClientRect().left
    act.setCursor({ delta: Math.round(ruler.at(px)), pinned: true })
  }
  return (
    <div className={styles.strip} style={{ width, height: RULER_HEIGHT }} data-ruler="">
      {!phone && (
        <div className={styles.name} style={{ width: left }}>
          {linked
            ? unit
            : [`Δ ${ruler.view.scale === 'log' ? unit : 'linear'}`, 'λ unlinked'].map(line => <span key={line}>{line}</span>)}
        </div>
      )}
      <div className={styles.scale} style={{ left, width: ruler.width }} onClick={point}>
        <svg width={ruler.width} height={RULER_HEIGHT} aria-hidden="true" className={styles.engraved}>
          {linked ? <RulerScale {...scale} /> : <UnlinkedScales {...scale} wavelengths={wavelengths} />}
        </svg>
        {pairs ? (
          <>
            <PairLines distances={pair} ruler={ruler} wavelengths={wavelengths} palette={palette} />
            <PairTags tags={pairs} act={act} />
          </>
        ) : (
          <CursorTag ruler={ruler} cursor={cursor} act={act} unit={unit} stops={() => decayStops(input)} />
        )}
      </div>
      {!phone && (
        <div
          className={styles.scales}
          style={{ left: left + ruler.width + 4 }}
          role="group"
          aria-label="Scale of the distance axis"
        >
          {(['log', 'linear'] as const).map(choice => (
            <button
              key={choice}
              type="button"
              aria-pressed={ruler.view.scale === choice}
              onClick={() => act.setView(now => ({ ruler: rescaled(now.ruler, choice) }))}
            >
              {choice}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** The same far end on the other scale; from 1 a log ruler has its whole length. */
function rescaled(view: RulerView, scale: RulerView['scale']): RulerView {
  if (view.scale === scale) return view
  return scale === 'log' ? DEFAULT_VIEW.ruler : { scale, from: 0, to: view.to }
}
