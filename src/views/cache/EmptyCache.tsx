import { lengthSchedule } from '../../core/cachedKeys'
import { SEQ_LEN } from '../../core/scaling'
import type { Setup } from '../../core/scene'
import { variantsFor } from '../../core/slots'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import { trainedOf } from './text'

/** How many times the original context the text of an example has */
const GROWN = 4

/** What is missing, why it matters, and one button that supplies it. */
export function EmptyCache({ input, act, height }: Pick<ViewProps, 'input' | 'act' | 'height'>) {
  const { a } = input
  const own = variantsFor('frequencies').filter(({ frequencies }) => frequencies?.params.some(({ key }) => key === SEQ_LEN.key))
  const following = own.filter(({ id }) => lengthSchedule(withSchedule(a.setup, id)))
  const [example] = following
  return (
    <div className={parts.empty} style={{ minHeight: height }}>
      <h2>{a.name} has the same frequencies at every length of the text</h2>
      <p>
        Cached keys keep the rotation that they were given. Where frequencies change with the length of the text, old keys no
        longer fit the query; Cache draws that gap. It does for {own.map(({ name }) => name).join(', ')}, where the lists of
        factors for long texts are given.
      </p>
      {example && (
        <button
          type="button"
          className={parts.main}
          onClick={() => {
            act.chooseSlot('frequencies', example.id)
            act.setParam('frequencies', SEQ_LEN.key, GROWN * trainedOf(withSchedule(a.setup, example.id)))
          }}
        >
          Scale with {example.name}
        </button>
      )}
    </div>
  )
}

function withSchedule(setup: Setup, variant: string): Setup {
  return { ...setup, frequencies: { variant, params: {} } }
}
