import type { Segment } from './scene'

const IMAGE: Segment = { kind: 'image', rows: 12, cols: 16, spatialMerge: 2 }

/** An image between two texts, for designs that are defined for images. */
export const BESIDE_AN_IMAGE: readonly Segment[] = [{ kind: 'text', tokens: 16 }, IMAGE, { kind: 'text', tokens: 16 }]

/** A picture to read and one to draw, each after its words: 512 px, 16 px per token. */
export const IN_AND_OUT: readonly Segment[] = [
  { kind: 'text', tokens: 32 },
  { kind: 'image', rows: 32, cols: 32, spatialMerge: 1 },
  { kind: 'text', tokens: 32 },
  { kind: 'image', rows: 32, cols: 32, spatialMerge: 1 },
]

/** A prompt and one picture of 1024 px on a side: 8 px per latent, 2 × 2 latents per token. */
export function pictureOf1024(textTokens: number): readonly Segment[] {
  return [
    { kind: 'text', tokens: textTokens },
    { kind: 'image', rows: 64, cols: 64, spatialMerge: 1 },
  ]
}

/** A grid of patches that a vision encoder sees, before any merge. */
export function patches(rows: number, cols = rows): readonly Segment[] {
  return [{ kind: 'image', rows, cols, spatialMerge: 1 }]
}

/** A clip in latents. `temporalPatch` is pixel frames per latent frame; a merge of 1 stands for 16 px per token, 2 for 32. */
export function latentClip(
  [frames, rows, cols]: readonly [number, number, number],
  { fps, temporalPatch, spatialMerge = 1 }: { fps: number; temporalPatch: number; spatialMerge?: number },
): Segment {
  return { kind: 'video', frames, rows, cols, fps, temporalPatch, spatialMerge }
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
