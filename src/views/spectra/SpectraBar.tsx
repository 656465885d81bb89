import { LATENT_MODELS } from '../../core/spectra/models'
import type { SpectraState } from '../../state/spectra'
import { NumberField } from '../paint/NumberField'
import parts from '../paint/parts.module.css'
import { SeedField } from '../paint/SeedField'
import { SliderField } from '../paint/SliderField'
import type { ViewProps } from '../view'
import { modelOf } from './facts'
import styles from './spectra.module.css'

/** Whose sizes, how strong the spike, and how many heads the edge is read from. */
export function SpectraBar({ input, act }: Pick<ViewProps, 'input' | 'act'>) {
  const { spectra } = input.view
  const change = (part: Partial<SpectraState>) => act.setView(now => ({ spectra: { ...now.spectra, ...part } }))
  const { source, width, head, rotary, latent, queryLatent } = modelOf(input)
  return (
    <div className={styles.bar}>
      <label className={styles.sizes}>
        sizes of
        <select
          className={`${parts.raised} ${styles.select}`}
          value={spectra.spectraModel}
          onChange={event => change({ spectraModel: event.target.value })}
        >
          {LATENT_MODELS.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <SliderField
        label="spike θ"
        name="Strength of the spike"
        value={spectra.spectraSpike}
        min={0}
        max={10}
        span={[0, 5]}
        step={0.05}
        width={56}
        onChange={spectraSpike => change({ spectraSpike })}
      />
      <NumberField
        label="draws"
        value={spectra.spectraDraws}
        min={2}
        max={400}
        integer
        width={52}
        onChange={spectraDraws => change({ spectraDraws })}
      />
      <SeedField value={spectra.spectraSeed} onChange={spectraSeed => change({ spectraSeed })} />
      <span className={styles.note}>
        hidden {width}, head {head} + {rotary}, latent {latent}
        {queryLatent > 0 && `, of queries ${queryLatent}`}
        {source && (
          <>
            {' '}
            · <a href={source.url}>{source.label}</a>
          </>
        )}
      </span>
    </div>
  )
}
