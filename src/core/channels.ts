/** Which channels form pair i of n: neox (i, i + n), gptj (2i, 2i + 1). The scores agree; the vectors are permuted. */
export type RotaryStyle = 'neox' | 'gptj'

export function pairChannels(style: RotaryStyle, pair: number, pairs: number): readonly [number, number] {
  return style === 'neox' ? [pair, pair + pairs] : [2 * pair, 2 * pair + 1]
}

/** The channels of one head: how many, how many pairs of them turn, and the first that does. */
export interface HeadChannels {
  channels: number
  pairs: number
  first: number
}

/** The channels of a pair within the whole head. */
export function channelsOfPair(style: RotaryStyle, pair: number, { pairs, first }: HeadChannels): readonly [number, number] {
  const [a, b] = pairChannels(style, pair, pairs)
  return [first + a, first + b]
}

/** The list p with new[c] = old[p[c]] that brings a head from one order to the other; channels that do not turn stay. */
export function reorder(from: RotaryStyle, to: RotaryStyle, head: HeadChannels): number[] {
  const order = Array.from({ length: head.channels }, (_, channel) => channel)
  for (let pair = 0; pair < head.pairs; pair++) {
    const old = channelsOfPair(from, pair, head)
    channelsOfPair(to, pair, head).forEach((channel, k) => {
      order[channel] = old[k] as number
    })
  }
  return order
}
