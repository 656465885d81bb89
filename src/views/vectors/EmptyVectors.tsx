import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import { misfit } from './facts'
import { headOf } from './head'
import style from './vectors.module.css'

/** What is missing, why, and the button that supplies it. */
export function EmptyVectors({ input, act, height }: Pick<ViewProps, 'input' | 'act' | 'height'>) {
  const { a } = input
  const loaded = headOf(input)
  const wrong = loaded && misfit(loaded, a)
  const width = loaded?.q[0]?.length ?? 0
  return (
    <div className={parts.empty} style={{ minHeight: height }}>
      <h2>{wrong || 'What do the pairs of a real head carry?'}</h2>
      <p>
        {wrong
          ? 'Pairs of other widths are other frequencies: make the heads agree, or load another head.'
          : `Load query and key vectors of a model, as .npy or .safetensors, and see the length of each pair, how its logits decay, its scores under A and B, and which pairs RoPElite would keep rotated.`}
      </p>
      <div className={style.buttons}>
        {wrong && width >= 2 && width % 2 === 0 && (
          <button
            type="button"
            className={parts.main}
            onClick={() => act.setGeometry({ headDim: width, rotaryDim: Math.min(width, a.setup.geometry.rotaryDim) })}
          >
            Give the head of A {width} channels
          </button>
        )}
        <button type="button" className={wrong ? parts.button : parts.main} onClick={() => act.ask('vectors')}>
          {wrong ? 'Load another head' : 'Load a file'}
        </button>
        {!wrong && (
          <button type="button" className={parts.button} onClick={() => act.setView({ made: 'random' })}>
            Try random vectors
          </button>
        )}
      </div>
    </div>
  )
}
