import { describe, expect, test } from 'vitest'
import type { AxisId } from '../../src/core/scene'
import { DARK, LIGHT } from '../../src/views/paint/palette'

const AXES: readonly AxisId[] = ['p', 't', 'h', 'w', 'i', 'l', 'd0', 'd1', 'd2', 'd3', 'x', 'y', 'a']

/** Axes that stand in one picture. */
const TOGETHER: readonly (readonly AxisId[])[] = [
  ['t', 'h', 'w'],
  ['i', 'h', 'w'],
  ['t', 'h', 'w', 'l'],
  ['p', 'w', 'h', 'i'],
  ['d0', 'd1', 'd2', 'd3'],
  ['x', 'y', 'a'],
]

type Triple = readonly [number, number, number]

const linear = (hex: string) =>
  [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as unknown as Triple

const luminance = ([r, g, b]: Triple) => 0.2126 * r + 0.7152 * g + 0.0722 * b

function contrast(one: string, other: string): number {
  const [low, high] = [one, other].map(hex => luminance(linear(hex))).sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** Machado, Oliveira and Fernandes 2009, severity 1: what an eye without one kind of cone sees, in linear RGB. */
const EYES: Record<string, readonly [Triple, Triple, Triple]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function seen(hex: string, eye: readonly Triple[]): Triple {
  const rgb = linear(hex)
  const [r, g, b] = eye.map(row =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, part, k) => sum + part * (rgb[k] as number), 0),
      ),
    ),
  ) as [number, number, number]
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const [x, y, z] = [
    f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047),
    f(0.2126 * r + 0.7152 * g + 0.0722 * b),
    f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883),
  ]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

describe.each([LIGHT, DARK])('the $theme palette', palette => {
  test.each(AXES)('%s: ink has 4.5 : 1 on bench, chassis and fields, fill 3 : 1 on the bench', axis => {
    for (const ground of [palette.bench, palette.chassis, palette.raised])
      expect(contrast(palette.axisInk[axis], ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.fill[axis], palette.bench)).toBeGreaterThanOrEqual(3)
  })

  test.each(TOGETHER.map(axes => [axes] as const))('%j are told apart by every kind of colour vision: ΔE 10 or more', axes => {
    for (const colours of [palette.fill, palette.axisInk])
      for (const eye of Object.values(EYES))
        for (const [at, one] of axes.entries())
          for (const other of axes.slice(at + 1)) {
            const [a, b] = [seen(colours[one], eye), seen(colours[other], eye)]
            expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(10)
          }
  })
})
