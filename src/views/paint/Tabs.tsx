import type { HTMLAttributes, KeyboardEvent, Ref } from 'react'

interface TabListProps<T extends string> {
  /** names tabs and panel in the page */
  id: string
  label: string
  tabs: readonly { value: T; name: string }[]
  chosen: T
  onChoose: (value: T) => void
  /** the pointer is over a tab, and may click it */
  onPoint?: (value: T) => void
  className?: string
  tabClass?: string
  ref?: Ref<HTMLDivElement>
}

/** Tabs as one stop of the keyboard: arrows, Home and End choose. */
export function TabList<T extends string>({
  id,
  label,
  tabs,
  chosen,
  onChoose,
  onPoint,
  className,
  tabClass,
  ref,
}: TabListProps<T>) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex(({ value }) => value === chosen)
    const goal = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    const next = goal === undefined || event.ctrlKey || event.altKey || event.metaKey ? undefined : tabs.at(goal % tabs.length)
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    document.getElementById(`${id}-${next.value}`)?.focus()
    onChoose(next.value)
  }
  return (
    <div ref={ref} role="tablist" aria-label={label} className={className} onKeyDown={move}>
      {tabs.map(({ value, name }) => (
        <button
          key={value}
          type="button"
          role="tab"
          id={`${id}-${value}`}
          className={tabClass}
          aria-selected={value === chosen}
          aria-controls={value === chosen ? `${id}-panel` : undefined}
          tabIndex={value === chosen ? 0 : -1}
          onClick={() => onChoose(value)}
          onPointerEnter={onPoint && (() => onPoint(value))}
        >
          {name}
        </button>
      ))}
    </div>
  )
}

/** What the chosen tab shows. */
export function TabPanel({ id, chosen, ...rest }: { id: string; chosen: string } & HTMLAttributes<HTMLDivElement>) {
  return <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} {...rest} />
}
