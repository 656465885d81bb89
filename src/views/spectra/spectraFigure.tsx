import { plotWidth } from '../paint/bench'
import { figureSvg } from '../paint/figure'
import { createRuler } from '../paint/ruler'
import { RulerEngraving } from '../precision/RulerEngraving'
import type { Frame, ViewInput } from '../view'
import { spectraFacts } from './facts'
import { spectraPlace } from './place'
import { SpectraPicture } from './SpectraPicture'

const RIM = 24
const RULER = 34
const SAID = 22

/** The spectra for a file, with the ruler under the cache. */
export function spectraFigure(input: ViewInput, frame: Frame, size: { width: number; height: number }): string {
  const { palette } = input
  const width = size.width - 2 * RIM
  const wide = { ...input, phone: false, ruler: createRuler(input.view.ruler, plotWidth(width, false)) }
  const facts = spectraFacts(wide, frame)
  const place = spectraPlace(wide, width, size.height - 2 * RIM - RULER - SAID)
  const { draws = 0 } = facts.spectra[0] ?? {}
  const said = facts.known
    ? `Sizes of ${facts.model.name}, spike θ = ${facts.theta}, ${draws} draws, seed ${wide.view.spectra.spectraSeed}.`
    : `Sizes of ${facts.model.name}: the spectra were not computed yet.`
  return figureSvg({
    width: size.width,
    height: place.height + RULER + SAID + 2 * RIM,
    palette,
    children: (
      <g transform={`translate(${RIM} ${RIM})`}>
        <SpectraPicture {...{ facts, place }} input={wide} cursor={false} />
        <RulerEngraving ruler={wide.ruler} left={place.cache.left} top={place.cache.top + place.cache.height} palette={palette} />
        <text y={place.height + RULER + 14} fontSize={13} fill={palette.ink}>
          {said}
        </text>
      </g>
    ),
  })
}
