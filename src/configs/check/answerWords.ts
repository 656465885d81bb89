import type { Answer, Reading } from './checkMine'
import type { Pasted } from './readPasted'

/** 0.0123, 1.23e−5. */
export const sayGap = (x: number) =>
  (x > 0 && x < 1e-4 ? x.toExponential(2) : Number(x.toPrecision(3)).toString()).replace('-', '\u2212')

/** What was found, as sentences: the verdict first. */
export function answerWords(
  { best, equals, matches, beyond }: Answer,
  name: string,
  numbers: readonly Pasted[],
): { verdict: string; details: string[] } {
  const count = numbers.length
  const over = count === 1 ? 'one number' : `${count} numbers`
  const own = best.apart === 0
  const yours = numbers[best.at]?.value ?? Number.NaN
  const where = `at number ${best.at + 1}: yours ${sayExact(yours)}, there ${sayExact(best.expected[best.at] ?? Number.NaN)}`
  const details: string[] = []
  if (beyond)
    details.push(
      `${beyond.count} of them ${beyond.count === 1 ? 'is' : 'are'} larger than ${sayGap(beyond.most)}, which no cosine or sine here can be. Are they angles, or inv_freq?`,
    )
  const faults = best.remarks.filter(remark => !remark.startsWith('these are sines'))
  const named = `${best.convention.says === 'A as it is' ? name : best.convention.says}${faults.length ? `, but ${faults.join(', and ')}` : ''}`
  const verdict = !matches
    ? Number.isFinite(best.gap)
      ? `No convention gives these numbers. Nearest comes ${named}, with a largest gap of ${sayGap(best.gap)} ${where}.`
      : `There are more numbers than ${name} has channels.`
    : own
      ? `These are the numbers of ${name}, ${sayDtype(best, numbers)}. Largest difference over ${over}: ${sayGap(best.gap)}.`
      : `These are not the numbers of ${name}. They are those of ${named}; ${sayDtype(best, numbers)}, largest difference ${sayGap(best.gap)}.`
  if (best.remarks.some(remark => remark.startsWith('these are sines')))
    details.push(`${capital(best.remarks.find(remark => remark.startsWith('these are sines')) ?? '')}.`)
  if (matches && best.pairing === 'halves')
    details.push('The list repeats itself in its second half: channels i and i + d/2 form a pair (half, as in NeoX).')
  if (matches && best.pairing === 'neighbours')
    details.push('Each number stands twice in a row: channels 2 i and 2 i + 1 form a pair (interleaved, as in GPT-J).')
  if (matches && best.pairing === 'once' && count > 1)
    details.push('Each pair stands once, so these numbers do not say which channels form a pair.')
  if (equals.length)
    details.push(
      `So few digits or pairs also fit ${equals.map(other => [other.convention.says, ...other.remarks].join(', ')).join('; or ')}. Numbers of slower pairs, with more digits, tell them apart.`,
    )
  return { verdict, details }
}

function sayDtype({ dtype }: Reading, numbers: readonly Pasted[]): string {
  // one number may be short by chance, as 1.0 is
  const slacks = numbers.map(({ value, slack }) => slack / Math.abs(value)).sort((a, b) => a - b)
  const usual = slacks[Math.floor(slacks.length / 2)] ?? 0
  const coarse = usual > (dtype === 'float64' ? 1e-13 : 2e-7)
  if (dtype === 'float16' || dtype === 'bfloat16') return `rounded as ${dtype} rounds`
  return coarse ? 'to the digits given' : `exact to ${dtype}`
}

const sayExact = (x: number) => Number(x.toPrecision(9)).toString().replace('-', '\u2212')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
