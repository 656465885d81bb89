import { useMemo, useState } from 'react'
import type { ScoresState } from '../../state/scoresView'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import { LEGEND_HEIGHT, Legend } from './Legend'
import { MatrixCanvas } from './MatrixCanvas'
import { MatrixMarks } from './MatrixMarks'
import { MatrixPad } from './MatrixPad'
import { maskLegend, masksOf } from './mask'
import { ordered } from './ordered'
import { scoresPicture } from './picture'
import { ASIDE, placeMatrices } from './place'
import { Readout } from './Readout'
import { ScoresBar } from './ScoresBar'
import styles from './scores.module.css'

/** The token × token matrix of the prompt: queries downwards, keys to the right. */
export function ScoresPrimary({ input: raw, frame, act, width, height }: ViewProps) {
  const input = useMemo(() => ordered(raw), [raw])
  const [shown, setShown] = useState<'A' | 'B'>('A')
  const { phone, palette, view, cursor } = input
  const place = useMemo(() => placeMatrices(input, { width, height }, shown), [input, width, height, shown])
  const picture = useMemo(() => scoresPicture(input, frame, place), [input, frame, place])
  const change = (part: Partial<ScoresState>) => act.setView(now => ({ scores: { ...now.scores, ...part } }))
  const { colours } = picture
  if (picture.tokens === 0)
    return <p className={parts.message}>This prompt has no tokens. Add text, an image or a video under Sequence.</p>
  const masked = maskLegend(masksOf(input), picture.panels[0]?.what === 'difference')
  const legend = colours && (
    <svg
      className={styles.legend}
      width={phone ? place.side : ASIDE}
      height={LEGEND_HEIGHT + (masked ? 18 : 0)}
      aria-hidden="true"
    >
      <Legend colours={colours} palette={palette} width={phone ? place.side : ASIDE} masked={masked} />
    </svg>
  )
  return (
    <div className={parts.cover} style={{ width, minHeight: height }}>
      <ScoresBar
        picture={picture}
        onScores={change}
        shown={shown}
        onShow={side => {
          setShown(side)
          act.setView({ difference: false })
        }}
        onDifference={difference => act.setView({ difference })}
        onMask={act.chooseMask}
      />
      <div className={styles.stage} style={{ height: place.height }}>
        {picture.panels.map(panel => (
          <MatrixCanvas key={panel.what} picture={picture} panel={panel} />
        ))}
        <svg className={parts.overlay} width={width} height={place.height} aria-hidden="true">
          {picture.panels.map(panel => (
            <MatrixMarks key={panel.what} picture={picture} panel={panel} cursor />
          ))}
        </svg>
        {picture.panels.map(panel => (
          <MatrixPad
            key={panel.what}
            picture={picture}
            panel={panel}
            act={act}
            onWindow={window => change({ window })}
            label={`Scores of ${panel.side?.name ?? 'A less B'}, queries down, keys right${cursor.query === null || cursor.key === null ? '' : `: query ${cursor.query}, key ${cursor.key}`}. Arrow keys move, plus and minus zoom, 0 shows all.`}
          />
        ))}
        {!phone && (
          <div className={styles.aside} style={{ left: place.aside, width: ASIDE }}>
            {legend}
            <Readout picture={picture} />
          </div>
        )}
      </div>
      {phone && (
        <div style={{ paddingLeft: place.margin }}>
          {legend}
          <Readout picture={picture} />
        </div>
      )}
    </div>
  )
}
