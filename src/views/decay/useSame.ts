import { useRef } from 'react'

/** A value that is made anew only when one of its parts is another object or number than before. */
export function useSame<T>(parts: readonly unknown[], make: () => T): T {
  const kept = useRef<{ parts: readonly unknown[]; value: T } | null>(null)
  const last = kept.current
  if (last && last.parts.length === parts.length && parts.every((part, k) => Object.is(part, last.parts[k]))) return last.value
  const value = make()
  kept.current = { parts, value }
  return value
}
