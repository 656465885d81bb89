import { decayAt } from '../../core/curve'
import type { LaneId } from '../../core/curves'
import { waveOfHeads } from '../../core/curves'
import { mappedAt } from '../../core/mappedCurve'
import { drawnName } from '../heads'
import { formatPositions } from '../paint/format'
import { pairOnRuler } from '../ruler/pairCursor'
import { outlookOf } from '../standpoint'
import type { Side, Table, ViewInput } from '../view'
import { contentScale, GAP, partingOf, REACH, sideFacts, trainedOn } from './facts'
import { readingOf } from './laneReading'
import { chosenLane, isTurn, laneChoices, laneOf, laneTitle, laneUnit } from './lanes'

/** Values of every lane at the decades, at what is marked, and at the cursor. */
export function decayTable(input: ViewInput): Table {
  const { a, b, scene, view } = input
  const choices = laneChoices(input)
  const chosen = chosenLane(input)
  if (isTurn(chosen)) return turnTable(input)
  const scale = contentScale(scene)
  const columns = choices
    .filter(lane => !isTurn(lane))
    .flatMap(lane =>
      [a, b].flatMap(side => {
        const frequencies = laneOf(side, lane)
        const head = side && `${side.letter} ${drawnName(side)}, ${laneTitle(lane, choices).name}`
        const outlook = outlookOf(side, lane, input)
        const wave = side ? waveOfHeads(side.spec) : undefined
        const at = (m: number) =>
          scale * (outlook ? mappedAt(outlook, frequencies as Float64Array, m) : decayAt(frequencies as Float64Array, m, wave))
        return side && head && frequencies ? [{ head, lane, side, at }] : []
      }),
    )
  const rows = new Map<number, string[]>()
  const add = (m: number, what: string) => {
    if (m <= REACH) rows.set(m, [...(rows.get(m) ?? []), what])
  }
  for (let m = 1; m <= view.ruler.to * (1 + 1e-9); m *= 10) add(m, '')
  add(0, '')
  for (const { m, what } of [...marksOf(input), ...partings(a, b, input)]) add(m, what)
  const paired = pairOnRuler(input) !== null
  if (!paired) add(input.cursor.delta, 'cursor')
  const ofPair = (lane: LaneId, side: Side, at: (m: number) => number) =>
    readingOf({ side, at }, lane, input).value ?? 'no such token'
  const said = (value: number) => (Number.isNaN(value) ? 'no token so far back' : value)
  return {
    title: `${meanTitle(input)} (${laneTitle(chosen, choices).name} chosen)`,
    columns: [`Δ [${laneUnit(a, chosen)}]`, 'what is there', ...columns.map(({ head }) => `${head} [1]`)],
    rows: [
      ...[...rows]
        .sort(([x], [y]) => x - y)
        .map(([m, what]) => [m, what.filter(Boolean).join('; '), ...columns.map(({ at }) => said(at(m)))]),
      ...(paired
        ? [['', 'chosen pair of tokens, each axis at its own Δ', ...columns.map(({ lane, side, at }) => ofPair(lane, side, at))]]
        : []),
    ],
  }
}

/** What the values are and what they are shares of. */
function meanTitle({ a, b, scene: { content } }: Pick<ViewInput, 'a' | 'b' | 'scene'>): string {
  const waves = [a, b].flatMap(side => (side ? [waveOfHeads(side.spec)] : []))
  const wave = waves.every(one => one === waves[0]) ? waves[0] : 'wave'
  const of = content.kind === 'noisyCopy' ? `mean logit, the correlation ${content.rho} times the mean ${wave}` : `mean ${wave}`
  return content.kind === 'independent'
    ? 'Mean logit over the pairs, 0 for independent q and k'
    : `${of[0]?.toUpperCase()}${of.slice(1)} over the pairs: 1 is the logit of equal q and k at Δ = 0${wave === 'cosine' ? '' : ' in a real head'}`
}

/** Values over two turns, by eighths. */
function turnTable(input: ViewInput): Table {
  const { a, b, scene } = input
  const sides = [a, b].flatMap(side => {
    const frequencies = laneOf(side, 'a')
    return side && frequencies
      ? [{ head: `${side.letter} ${drawnName(side)}, heading [1]`, frequencies, wave: waveOfHeads(side.spec) }]
      : []
  })
  return {
    title: `${meanTitle(input)} (heading)`,
    columns: ['Δα [rad]', 'Δα [°]', ...sides.map(({ head }) => head)],
    rows: Array.from({ length: 17 }, (_, k) => [
      (k * Math.PI) / 4,
      45 * k,
      ...sides.map(({ frequencies, wave }) => contentScale(scene) * decayAt(frequencies, (k * Math.PI) / 4, wave)),
    ]),
  }
}

function marksOf(input: ViewInput): { m: number; what: string }[] {
  const lane = chosenLane(input)
  return [input.a, input.b].flatMap(side => {
    if (!side) return []
    const trainedLength = trainedOn(side, lane)
    const facts = sideFacts(side, lane, input)
    return [
      { m: trainedLength, what: `trained length of ${side.letter}` },
      ...(facts?.peak ? [{ m: facts.peak.m, what: `largest of ${side.letter} within ${formatPositions(trainedLength)}` }] : []),
      ...(facts?.crossesZero == null ? [] : [{ m: facts.crossesZero, what: `${side.letter} first below 0` }]),
      ...(facts?.echo
        ? [{ m: facts.echo.m, what: `largest of ${side.letter} after its crossing, within ${formatPositions(trainedLength)}` }]
        : []),
    ]
  })
}

function partings(a: Side, b: Side | null, input: ViewInput): { m: number; what: string }[] {
  const choices = laneChoices(input)
  return choices
    .filter(lane => !isTurn(lane))
    .flatMap(lane => {
      const parting = partingOf(a, b, lane)
      const on = choices.length > 1 ? ` (${laneTitle(lane, choices).name})` : ''
      return [
        ...(parting?.pair ? [{ m: parting.pair.m, what: `pair ${parting.pair.pair} of A and B π/4 apart${on}` }] : []),
        ...(parting?.curves == null ? [] : [{ m: parting.curves, what: `curves of A and B ${GAP} apart${on}` }]),
      ]
    })
}
