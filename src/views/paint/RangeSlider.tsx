import type { CSSProperties } from 'react'
import parts from './parts.module.css'

interface RangeSliderProps {
  name: string
  /** the value as it is read out, with its unit */
  said: string
  value: number
  min?: number
  max: number
  step?: number
  onChange: (value: number) => void
  /** what a key does: arrows by 1 or -1, Page Up and Page Down by ten, with Shift ten times that; otherwise so many steps of the slider */
  onStep?: (by: number) => void
  className?: string
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }

/** A slider whose arrow keys are its own: the cursor stays where it is. */
export function RangeSlider({ name, said, value, min = 0, max, step = 1, onChange, onStep, className }: RangeSliderProps) {
  const within = (next: number) => Math.min(max, Math.max(min, next))
  const move = onStep ?? (by => onChange(within(value + by * step)))
  const shown = within(value)
  return (
    <input
      className={`${parts.slider} ${className ?? ''}`}
      type="range"
      min={min}
      max={max}
      step={step}
      value={shown}
      style={{ '--part': `${(100 * (shown - min)) / (max - min || 1)}%` } as CSSProperties}
      aria-label={name}
      aria-valuetext={said}
      onChange={event => onChange(Number(event.target.value))}
      onKeyDown={event => {
        const by = STEPS[event.key]
        if (!by) return
        event.preventDefault()
        event.stopPropagation()
        move(event.shiftKey ? 10 * by : by)
      }}
    />
  )
}
