import type { Notice } from './store'

/** Characters of a fragment that are read; the learned frequencies of 24 heads with 64 pairs on three axes in eight digits need about 55 000. */
export const LONGEST_LINK = 65_536

/** Faults of one kind that get a notice of their own. */
const SPELT_OUT = 4

export type LinkNotice = Omit<Notice, 'id'>

export interface Part {
  /** percent-decoded */
  value: string
  /** `key=value` as it stands in the link */
  written: string
}

/** The parts of a fragment by key, the last of each, and what is wrong with their form. Takes any string. */
export function splitLink(fragment: string): { parts: Map<string, Part>; notices: LinkNotice[] } {
  const parts = new Map<string, Part>()
  const broken: string[] = []
  const repeated = new Set<string>()
  const { text, notices } = cutToLength(fragment.replace(/^#/, ''))
  for (const written of unescapeWhole(text).split('&')) {
    if (written === '') continue
    const end = written.includes('=') ? written.indexOf('=') : written.length
    const key = decode(written.slice(0, end))
    const value = decode(written.slice(end + 1))
    if (key === null || value === null) {
      broken.push(quote(written))
      continue
    }
    if (parts.has(key)) repeated.add(key)
    parts.set(key, { value, written })
  }
  const cutOff = (about: string) => ({ text: `${about} is cut off or wrongly escaped, and is left out.`, about })
  const twice = (key: string) => {
    const about = quote(`${key}=${parts.get(key)?.value}`)
    return { text: `The link has ${quote(key)} more than once; the last one counts: ${about}.`, about }
  }
  return {
    parts,
    notices: [
      ...notices,
      ...spellOut(broken, cutOff, 'wrongly escaped'),
      ...spellOut([...repeated], twice, 'given more than once'),
    ],
  }
}

/** A notice for each of the first few, and one that counts the others. */
export function spellOut<T>(faults: readonly T[], say: (fault: T) => LinkNotice, fault: string): LinkNotice[] {
  const rest = faults.length - SPELT_OUT
  const counted = { text: `${rest} more parts of the link are ${fault}.`, about: 'link' }
  return [...faults.slice(0, SPELT_OUT).map(say), ...(rest > 0 ? [counted] : [])]
}

/** The link with some of its parts replaced or added; `change` is written like a link. */
export function amendLink(link: string, change: string): string {
  const keyOf = (part: string) => part.slice(0, part.indexOf('='))
  const changed = new Set(change.split('&').map(keyOf))
  return [...link.split('&').filter(part => !changed.has(keyOf(part))), change].join('&')
}

/** Short enough for one line of a notice, and free of characters that turn or hide text. */
export function quote(text: string): string {
  const plain = text.slice(0, 4096).replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD')
  return plain.length > 64 ? `${plain.slice(0, 60)}…` : plain
}

function cutToLength(text: string): { text: string; notices: LinkNotice[] } {
  if (text.length <= LONGEST_LINK) return { text, notices: [] }
  const about = `the first ${LONGEST_LINK} characters`
  const notice = { text: `The link has ${text.length} characters; only whole parts of ${about} are read.`, about }
  return { text: text.slice(0, Math.max(0, text.lastIndexOf('&', LONGEST_LINK))), notices: [notice] }
}

/** Some programs escape a pasted fragment as a whole, its `=` and `&` too. */
function unescapeWhole(text: string): string {
  return !text.includes('=') && /%3d/i.test(text) ? (decode(text) ?? text) : text
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
