/** Keys that describe a case to people. */
const REMARKS = ['label', 'note', 'config_status']

/** An input that notes in `read` which of its own keys were asked for. */
export function watched(input: unknown, read: Set<PropertyKey>): any {
  if (input === null || typeof input !== 'object') return input
  return new Proxy(input, {
    get: (target, key, receiver) => {
      read.add(key)
      return Reflect.get(target, key, receiver)
    },
  })
}

/** Keys of the cases' inputs that no case asked for, apart from those that say nothing new. */
export function unreadKeys(cases: readonly unknown[], read: ReadonlySet<PropertyKey>, beside: readonly string[] = []): string[] {
  const inputs = cases.map(example => (example as { input?: unknown } | null)?.input)
  const keys = inputs.flatMap(input => (input !== null && typeof input === 'object' ? Object.keys(input) : []))
  return [...new Set(keys)].filter(key => !read.has(key) && !REMARKS.includes(key) && !beside.includes(key))
}
