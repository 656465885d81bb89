/** A number as it was pasted: half a unit of its last printed digit tells how exactly. */
export interface Pasted {
  value: number
  /** half a unit of the last digit */
  slack: number
}

export interface PastedList {
  head: readonly Pasted[]
  /** what stands after an ellipsis: the end of the list */
  tail: readonly Pasted[]
}

/** Numbers beyond these are not looked at. */
const MOST = 4096

/** Numbers out of what a program prints: `tensor([1.0000e+00, 8.1462e-01, ..., 2e-06], dtype=torch.float32)`, a list, or lines. */
export function readPasted(text: string): PastedList | { problem: string } {
  if (!text.trim()) return { problem: 'Paste a few numbers: those of the slow pairs tell most.' }
  if (/\b(nan|inf|infinity)\b/i.test(text))
    return { problem: 'There is a nan or inf among them. An angle or a frequency must be a number.' }
  const plain = text
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\u202f\u00a0\u2009]/g, '')
    .replace(/\b(shape|size)\s*=\s*[([][^)\]]*[)\]]/g, ' ')
    .replace(/[A-Za-z_][\w.]*\s*(\[[^\]]*\])*\s*=(?!=)/g, ' ')
    .replace(/^\s*(\d+:|\[\d+\])\s/gm, ' ')
    .replace(/'[^']*'|"[^"]*"/g, ' ')
    .replace(/[A-Za-z_][\w.]*/g, (word, at: number, whole: string) =>
      /^[eE][-+]?\d*$/.test(word) && /[\d.]/.test(whole[at - 1] ?? '') ? word : ' ',
    )
  const rows = plain.match(/\[[^[\]]*\d[^[\]]*\]/g)?.length ?? 0
  if (rows > 1) return { problem: `These are ${rows} rows. Paste one: the table, or the cosines of a single position.` }
  const [before = '', after = ''] = plain.split(/\.\.\.|…/)
  const head = numbersIn(before)
  const tail = numbersIn(after)
  if (head.length + tail.length === 0) return { problem: 'There is no number in it.' }
  if (head.length + tail.length > MOST)
    return { problem: `These are ${head.length + tail.length} numbers; a table has no more than ${MOST}.` }
  return { head, tail }
}

function numbersIn(text: string): Pasted[] {
  return [...text.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g)].map(([written]) => {
    const [mantissa = '', exponent = '0'] = written.toLowerCase().split('e')
    const decimals = mantissa.includes('.') ? mantissa.length - mantissa.indexOf('.') - 1 : 0
    const value = Number(written)
    const whole = Number.isInteger(value) && !mantissa.includes('.')
    return { value, slack: whole ? 0 : 0.5000001 * 10 ** (Number(exponent) - decimals) }
  })
}
