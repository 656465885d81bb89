import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Agent } from '../../core/scene'
import { LIMITS } from '../../core/scene'
import controls from '../controls/controls.module.css'
import { NumberInput } from '../controls/NumberInput'
import styles from './segments.module.css'

interface AgentListProps {
  agents: readonly Agent[]
  /** `field` names what was typed in, '' what adds or removes */
  onChange: (agents: readonly Agent[], field: string) => void
  onProblem: (sentence: string | null) => void
}

const FIELDS = [
  { key: 'x', name: 'East', unit: 'm', range: LIMITS.metres },
  { key: 'y', name: 'North', unit: 'm', range: LIMITS.metres },
  { key: 'heading', name: 'Heading', unit: '°', range: LIMITS.heading },
] as const

/** Where each agent is and heads. */
export function AgentList({ agents, onChange, onProblem }: AgentListProps) {
  const last = agents.at(-1)
  const full = agents.length >= LIMITS.agents.max
  return (
    <>
      <div className={styles.agentHead} aria-hidden="true">
        <span />
        {FIELDS.map(({ key, name }) => (
          <span key={key}>{name === 'Heading' ? name : `${key}, ${name.toLowerCase()}`}</span>
        ))}
        <span />
      </div>
      <ol className={styles.agents}>
        {agents.map((agent, i) => (
          <li key={i} className={styles.agent}>
            <span aria-hidden="true">{i + 1}</span>
            {FIELDS.map(({ key, name, unit, range }) => (
              <NumberInput
                key={key}
                name={`${name} of agent ${i + 1}`}
                className={styles.agentField}
                value={agent[key]}
                range={range}
                step={key === 'heading' ? 5 : 1}
                unit={unit}
                onProblem={onProblem}
                onChange={value => onChange(agents.with(i, { ...agent, [key]: value }), `${i} ${key}`)}
              />
            ))}
            <button
              type="button"
              className={controls.quiet}
              aria-label={`Remove agent ${i + 1}`}
              disabled={agents.length === 1}
              onClick={() => onChange(agents.toSpliced(i, 1), '')}
            >
              <IconTrash size={16} stroke={1.5} />
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className={controls.button} disabled={full} onClick={() => onChange([...agents, beside(last)], '')}>
        <IconPlus size={18} stroke={1.5} /> {full ? `${LIMITS.agents.max} agents at most` : 'Add an agent'}
      </button>
    </>
  )
}

/** A new agent four metres east of the last, heading as it does. */
function beside(last: Agent | undefined): Agent {
  if (!last) return { x: 0, y: 0, heading: 0 }
  const x = last.x + 4 <= LIMITS.metres.max ? last.x + 4 : last.x - 4
  return { ...last, x }
}
