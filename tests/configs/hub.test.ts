import { afterEach, describe, expect, it, vi } from 'vitest'
import type { HubProgress } from '../../src/configs/hub'
import { fetchHub, modelId } from '../../src/configs/hub'

const answer = (status: number, body = '') => new Response(body, { status, headers: { 'content-length': String(body.length) } })
const ask = (signal = new AbortController().signal, said: (progress: HubProgress) => void = () => {}) =>
  fetchHub('a/b', signal, said)

afterEach(() => vi.unstubAllGlobals())

describe('a model of a hub', () => {
  it('is named by its id or the address of its page', () => {
    expect(modelId(' Qwen/Qwen3-8B ')).toBe('Qwen/Qwen3-8B')
    expect(modelId('https://huggingface.co/Qwen/Qwen3-8B/blob/main/config.json')).toBe('Qwen/Qwen3-8B')
    expect(modelId('Qwen3')).toBeNull()
    expect(modelId('https://example.org/a/b')).toBeNull()
  })

  it('is asked for without credentials, and the transformer of a diffusion model after config.json', async () => {
    const fetched = vi.fn(async (url: string) => (url.includes('transformer/') ? answer(200, '{"a": 1}') : answer(404)))
    vi.stubGlobal('fetch', fetched)
    const progress: HubProgress[] = []
    expect(await ask(undefined, step => progress.push(step))).toBe('{"a": 1}')
    expect(fetched.mock.calls[0]?.[1 as never]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
    expect(progress.at(-1)).toEqual({ file: 'transformer/config.json', loaded: 8, total: 8 })
  })

  for (const [status, words] of [
    [401, /not open to everybody/],
    [404, /has none of config.json/],
    [500, /answers 500/],
  ] as const)
    it(`says in words what ${status} means`, async () => {
      vi.stubGlobal('fetch', async () => answer(status))
      await expect(ask()).rejects.toThrow(words)
    })

  it('that cannot be reached is told apart from one that was cancelled', async () => {
    const failing = async () => {
      throw new TypeError('Failed to fetch')
    }
    vi.stubGlobal('fetch', failing)
    await expect(ask()).rejects.toThrow(/drop it here/)
    const controller = new AbortController()
    controller.abort()
    await expect(ask(controller.signal)).rejects.toThrow('Failed to fetch')
  })
})
