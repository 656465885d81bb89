import { formatPositions } from '../paint/format'
import type { Caption, Frame, ViewInput } from '../view'
import type { SpectraFacts } from './facts'
import { spectraFacts } from './facts'

export function short(value: number, digits = 3): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(digits))).replace('-', '−') : '–'
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${short(bytes / 1024 ** step, 3)}\u00a0${UNITS[step]}`
}

/** Three digits, zeros kept: 2.80. */
export function three(value: number): string {
  return Number.isFinite(value) ? value.toPrecision(3).replace('-', '−') : '–'
}

/** Where the spike stands in each construction, what one factor alone would say, and what a token costs. */
export function spectraCaption(input: ViewInput, frame: Frame): Caption {
  const facts = spectraFacts(input, frame)
  const { model } = facts
  const [mha, , decoupled] = facts.spectra
  const cache =
    mha && decoupled
      ? `A token takes ${formatPositions(decoupled.cached)} numbers of cache in a layer, as MHA ${formatPositions(mha.cached)}.`
      : ''
  return {
    lead: 'Attention at its start.',
    a: `${capital(model.name)}: ${spikeWords(facts)} ${facts.known ? singleWords(facts) : 'The spectra are being computed.'} ${cache}`,
    b: '',
  }
}

function spikeWords({ spectra, theta }: SpectraFacts): string {
  const spike = `a spike of θ = ${short(theta)}`
  const out = spectra.filter(({ law }) => theta > law.threshold)
  if (out.length === 0)
    return `${spike} stays in the bulk; it leaves it from ${listed(spectra.map(({ law }) => three(law.threshold)))} on.`
  const stands = out.map(({ sample, law }) => three(sample[0] ?? law.spike(theta)))
  const where = `at σ² = ${listed(stands)} beyond ${listed(out.map(({ edge }) => three(edge)))}`
  if (out.length === spectra.length) return `${spike} leaves the bulk in all three, ${where}.`
  const inside = spectra.filter(one => !out.includes(one)).map(({ name, law }) => `${name} (from ${three(law.threshold)} on)`)
  return `${spike} leaves the bulk of ${listed(out.map(({ name }) => name))}, ${where}, not that of ${listed(inside)}.`
}

function singleWords({ spectra }: SpectraFacts): string {
  return `The law of one factor would take ${listed(spectra.map(({ single }) => String(single.above)))} values for outliers.`
}

/** `a, b and c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
