import type { Segment } from './scene'

/** What most diffusion models see: 8 px per latent, 2 × 2 latents per token. */
const LATENTS = { patchSize: 8, spatialMerge: 2 } as const

const IMAGE: Segment = { kind: 'image', rows: 12, cols: 16, spatialMerge: 2 }

/** An image between two texts, for designs that are defined for images. */
export const BESIDE_AN_IMAGE: readonly Segment[] = [{ kind: 'text', tokens: 16 }, IMAGE, { kind: 'text', tokens: 16 }]

/** A picture to read and one to draw, each after its words: 512 px, 16 px per token. */
export const IN_AND_OUT: readonly Segment[] = [
  { kind: 'text', tokens: 32 },
  { kind: 'image', rows: 32, cols: 32, ...LATENTS },
  { kind: 'text', tokens: 32 },
  { kind: 'image', rows: 32, cols: 32, ...LATENTS },
]

/** A prompt and one picture of 1024 px on a side. */
export function pictureOf1024(textTokens: number): readonly Segment[] {
  return [
    { kind: 'text', tokens: textTokens },
    { kind: 'image', rows: 64, cols: 64, ...LATENTS },
  ]
}

/** A grid of patches that a vision encoder sees, before any merge. */
export function patches(rows: number, cols: number, patchSize: number): readonly Segment[] {
  return [{ kind: 'image', rows, cols, spatialMerge: 1, patchSize }]
}

/** A clip in latents. `temporalPatch` is pixel frames per latent frame. */
export function latentClip(
  [frames, rows, cols]: readonly [number, number, number],
  { fps, temporalPatch, ...side }: { fps: number; temporalPatch: number; patchSize?: number; spatialMerge?: number },
): Segment {
  return { kind: 'video', frames, rows, cols, fps, temporalPatch, ...LATENTS, ...side }
}

/** A crossing seen from above: two lanes along x, one along y, metres and degrees. */
export const CROSSING: readonly Segment[] = [
  {
    kind: 'agents',
    agents: [
      { x: -24, y: -2, heading: 0 },
      { x: -11, y: -2, heading: 2 },
      { x: 18, y: 2, heading: 180 },
      { x: 33, y: 2, heading: 178 },
      { x: 2, y: -19, heading: 90 },
      { x: 2, y: 14, heading: 85 },
    ],
  },
]
