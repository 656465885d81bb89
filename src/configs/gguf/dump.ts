import type { GgufMetadata, MetadataValue } from './metadata'

const LINE =
  /^(?:.*?\bkv\s+\d+:)?\s*(?:\d+:\s*\w+\s*\|\s*\d+\s*\|)?\s*["']?([\w-]+(?:\.[\w-]+)+)["']?\s*([a-z]{1,4}\d{0,2}|\[?arr\[[^\]]*\]\]?)?\s*[=:]\s*(.*?),?\s*$/

/**
 * Metadata out of lines such as a loader's log (`- kv 10: llama.rope.freq_base f32 = 500000.0`), the listing of gguf-dump, or
 * `key = value`. null where no line is one. A decimal comma, as some logs have it, is read as a point.
 */
export function readDump(text: string): GgufMetadata | null {
  const metadata: GgufMetadata = {}
  let found = 0
  for (const line of text.split(/\r?\n/)) {
    const match = LINE.exec(line)
    const [, key, kind, written] = match ?? []
    if (key === undefined || written === undefined || written === '') continue
    if (!/\./.test(key) || /^https?$/.test(key)) continue
    const value = valueOf(written, kind ?? '')
    if (value === null) continue
    metadata[key] = value
    found++
  }
  const known = Object.keys(metadata).some(key =>
    /^general\.|\.(rope|attention|context_length|embedding_length|block_count)/.test(key),
  )
  return found && known ? metadata : null
}

function valueOf(written: string, kind: string): MetadataValue | null {
  const text = written.trim()
  if (/^\[/.test(text)) {
    const inner = text.replace(/^\[|\]$/g, '')
    const parts = inner.split(/,\s*/).map(part => (/^true$/i.test(part) ? 1 : /^false$/i.test(part) ? 0 : numberOf(part)))
    return parts.every(part => part !== null) ? (parts as number[]) : null
  }
  if (text === 'true' || text === 'True') return true
  if (text === 'false' || text === 'False') return false
  const quoted = /^(["'])(.*)\1$/.exec(text)
  if (quoted) return quoted[2] as string
  if (kind === 'str') return text
  return numberOf(text) ?? text
}

function numberOf(text: string): number | null {
  if (!/^[-+]?\d+([.,]\d+)?(e[-+]?\d+)?$/i.test(text.trim())) return null
  return Number(text.trim().replace(',', '.'))
}
