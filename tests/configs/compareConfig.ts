/** Largest relative difference of a number that is allowed. */
const RELATIVE = 1e-9

/** Warnings that transformers gives once in a process, so that a file may lack them where another came first. */
const ONCE = /^(The explicitly set RoPE scaling factor|This model(?: config)? has set a `|config\.rope_scaling\['original_max)/

/** Keys of `expected` that are prose, or of programs that are not read here. */
const PROSE = new Set(['notes', 'method', 'source', 'otherReaders'])

/** Differences of a result from what a file expects, one sentence each. */
export function differences(expected: Record<string, any>, result: Record<string, any>): string[] {
  const found: string[] = []
  for (const [key, want] of Object.entries(expected)) {
    if (PROSE.has(key)) continue
    if (key === 'pairing') pairing(want, result.pairing)
    else if (key === 'layers') layers(want, result.layers)
    else if (key === 'readers') readers(want, result.readers)
    else visit(want, result[key], key)
  }
  return found

  function visit(want: any, got: any, path: string) {
    if (typeof want === 'number') {
      const same = typeof got === 'number' && Math.abs(got - want) <= RELATIVE * Math.abs(want)
      if (!same) found.push(`${path}: expected ${want}, got ${got}`)
    } else if (Array.isArray(want)) {
      if (!Array.isArray(got) || got.length !== want.length)
        found.push(`${path}: expected ${want.length} entries, got ${Array.isArray(got) ? got.length : got}`)
      else want.forEach((entry, i) => visit(entry, got[i], `${path}[${i}]`))
    } else if (want !== null && typeof want === 'object')
      for (const [key, entry] of Object.entries(want)) visit(entry, got?.[key], `${path}.${key}`)
    else if (want !== (got ?? null)) found.push(`${path}: expected ${want}, got ${got}`)
  }

  /** The pairing itself; what stands in brackets behind it is prose. */
  function pairing(want: string | null, got: string | null) {
    const plain = (words: string | null) => words?.replace(/ \(.*\)$/, '') ?? null
    if (plain(want) !== plain(got)) found.push(`pairing: expected ${want}, got ${got}`)
  }

  /** Groups of layers by their names, in whichever order. */
  function layers(want: any[] | null, got: any[] | null) {
    if (want === null) return
    if (got?.length !== want.length) found.push(`layers: expected ${want.length} groups, got ${got?.length ?? 'none'}`)
    for (const group of want)
      visit(group, got?.find(other => other.layerType === group.layerType) ?? {}, `layers.${group.layerType}`)
  }

  function readers(want: Record<string, any>, got: Record<string, any> | undefined) {
    for (const [name, reader] of Object.entries(want)) {
      const own = got?.[name]
      const { warnings, message, ...rest } = reader
      visit(rest, own ?? {}, `readers.${name}`)
      if (message && !inOrder(String(message)).includes(inOrder(String(own?.message))))
        found.push(`readers.${name}.message: expected ${message}, got ${own?.message}`)
      if (warnings || rest.status === 'read') heard(warnings ?? [], own?.warnings ?? [], `readers.${name}.warnings`)
    }
  }

  /** Warnings as sets; the files keep the first 300 characters, and sets within them have no order. */
  function heard(want: string[], got: string[], path: string) {
    const plain = (warning: string) => inOrder(warning.slice(0, 300))
    const [wanted, given] = [want.map(plain), got.map(plain)]
    for (const warning of wanted) if (!given.includes(warning)) found.push(`${path}: lacks “${warning}”`)
    for (const warning of given)
      if (!wanted.includes(warning) && !ONCE.test(warning)) found.push(`${path}: gives “${warning}” besides`)
  }
}

/** A message with the keys of its sets in order, which Python gives in another one from run to run. */
function inOrder(message: string): string {
  return message.replace(/\{('[^}]*')\}/g, (_, keys: string) => keys.split(', ').sort().join())
}
