import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Segment } from '../../src/core/scene'
import { LIMITS } from '../../src/core/scene'
import { readSegments, writeSegments } from '../../src/state/segmentsCode'
import { segments } from './arbitraries'

const refusal = (code: string) => {
  const result = readSegments(code)
  return 'problem' in result ? result.problem : 'none'
}
const CLIP = { kind: 'video', frames: 4, rows: 3, cols: 2, fps: 2, temporalPatch: 2, spatialMerge: 2 } as const

describe('the code of a prompt', () => {
  it('carries any prompt, with patches, sound, audio and agents', () => {
    fc.assert(
      fc.property(segments, list => {
        expect(readSegments(writeSegments(list))).toEqual({ value: list })
      }),
      { numRuns: 200 },
    )
  })

  it('leaves out what is usual, and sound that is none', () => {
    expect(writeSegments([CLIP])).toBe('video4x3x2')
    expect(writeSegments([{ ...CLIP, melFrames: 0 }])).toBe('video4x3x2')
    expect(writeSegments([{ ...CLIP, patchSize: 16, melFrames: 800 }])).toBe('video4x3x2@px16,sound800')
    expect(writeSegments([{ kind: 'image', rows: 2, cols: 3, spatialMerge: 2 }])).toBe('image2x3')
  })

  it('takes every option in any order, once', () => {
    expect(readSegments('video4x3x2@sound800,px16,merge1,patch1,fps4.5')).toEqual({
      value: [{ ...CLIP, fps: 4.5, temporalPatch: 1, spatialMerge: 1, patchSize: 16, melFrames: 800 }],
    })
    expect(refusal('video4x3x2@fps4,fps8')).toBe('seq: video4x3x2@fps4,fps8 has the option fps twice.')
  })

  it('reads agents as metres and degrees', () => {
    const agents: Segment = {
      kind: 'agents',
      agents: [
        { x: -1.5, y: 2e-3, heading: -90 },
        { x: 4, y: 0, heading: 0 },
      ],
    }
    expect(readSegments('agents-1.5:2e-3:-90,4:0:0')).toEqual({ value: [agents] })
  })
})

describe('a refusal says the part, what is wrong and what is allowed', () => {
  it.each([
    ['video0x6x8', 'frames is a whole number from 1 to 4096'],
    ['image6x0', 'columns is a whole number from 1 to 512'],
    ['image6x8.5', 'columns is a whole number from 1 to 512'],
    ['image600x8', 'rows is a whole number from 1 to 512'],
    ['video8x6x8@fps0', 'fps is a number from 0.01 to 240'],
    ['video8x6x8@px0', 'px is a whole number from 1 to 256'],
    ['video8x6x8@sound0', 'sound is a whole number from 1 to 4194304'],
    ['video8x6x8@speed2', 'has the option speed2; video takes fps, patch, merge, px, sound'],
    ['image6x8@fps2', 'has the option fps2; image takes merge, px'],
    ['audio0', 'mel frames is a whole number from 1 to 4194304'],
    ['audio400@px14', 'has the option px14; audio takes none'],
    ['agents', 'is not 1 to 64 agents such as agents0:0:90'],
    ['agents1:2', 'has the agent 1:2 without a heading; it is written like agents0:0:90'],
    ['agents1:2:x', 'has the agent 1:2:x; it is written like'],
    ['agents1:2:3:4', 'has the agent 1:2:3:4; it is written like'],
    ['agents0:0:0,,1:1:1', 'has the agent without numbers; it is written like'],
    ['agents0:20000:0', '20000 m lies outside -10000 to 10000 m'],
    ['agents0:0:400', 'a heading of 400° lies outside -360° to 360°'],
    ['sound400', 'is not like text32, or image6x8 (rows x columns)'],
    ['text5+video', 'seq: video is not like text32'],
  ])('%s', (code, said) => {
    expect(refusal(code)).toContain(said)
    expect(refusal(code)).toMatch(/^seq: /)
  })

  it('of more agents than are drawn', () => {
    const agents = (count: number) => `agents${Array(count).fill('0:0:0').join(',')}`
    expect(readSegments(agents(LIMITS.agents.max))).toHaveProperty('value')
    expect(refusal(agents(LIMITS.agents.max + 1))).toContain('is not 1 to 64 agents')
  })

  it('of a prompt whose sound takes it past the limit of tokens', () => {
    expect(readSegments('video2048x16x32')).toHaveProperty('value')
    expect(refusal('video2048x16x32@sound4')).toBe('seq has 1048577 tokens; 1 to 1048576 are allowed.')
    expect(refusal('text0')).toBe('seq has 0 tokens; 1 to 1048576 are allowed.')
    expect(refusal('audio1')).toBe('seq has 0 tokens; 1 to 1048576 are allowed.')
  })
})
