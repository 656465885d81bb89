/** Largest configuration that is taken from a hub, bytes. */
const LARGEST = 4_000_000

/** Files of a model that may hold its configuration, in the order in which they are asked for. */
const FILES = ['config.json', 'transformer/config.json', 'params.json'] as const

export interface HubProgress {
  /** the file that is asked for */
  file: string
  /** bytes that have come */
  loaded: number
  /** bytes of the whole; null where the hub does not say */
  total: number | null
}

/** `owner/name` of a model, out of an id or a link to its page; null where there is none. */
export function modelId(text: string): string | null {
  const match = /^(?:https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/)?([\w.-]+\/[\w.-]+)(?:[/?#].*)?$/.exec(text.trim())
  return match?.[1] ?? null
}

/** The configuration of a model on Hugging Face. Rejects with a sentence for people; an abort rejects as aborts do. */
export async function fetchHub(id: string, signal: AbortSignal, said: (progress: HubProgress) => void): Promise<string> {
  for (const file of FILES) {
    const url = `https://huggingface.co/${id}/resolve/main/${file}`
    let response: Response
    try {
      said({ file, loaded: 0, total: null })
      response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
    } catch (error) {
      if (signal.aborted) throw error
      throw new Error(
        'huggingface.co cannot be reached from this page: there is no connection, or a setting of the browser or the page forbids it. Download config.json and drop it here.',
      )
    }
    if (response.status === 404 && file !== FILES.at(-1)) continue
    if (response.status === 401 || response.status === 403)
      throw new Error(
        `${id} is not open to everybody, or does not exist: download its config.json where you are signed in, and drop it here.`,
      )
    if (response.status === 404) throw new Error(`${id} has none of ${FILES.join(', ')}.`)
    if (!response.ok) throw new Error(`huggingface.co answers ${response.status} for ${file} of ${id}.`)
    return await textOf(response, file, said)
  }
  throw new Error(`${id} has no configuration.`)
}

async function textOf(response: Response, file: string, said: (progress: HubProgress) => void): Promise<string> {
  const length = Number(response.headers.get('content-length'))
  const total = length > 0 ? length : null
  const reader = response.body?.getReader()
  if (!reader) return response.text()
  const decoder = new TextDecoder()
  let text = ''
  let loaded = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    loaded += value.length
    if (loaded > LARGEST) {
      await reader.cancel()
      throw new Error(`${file} is longer than 4 MB, which no configuration is.`)
    }
    text += decoder.decode(value, { stream: true })
    said({ file, loaded, total })
  }
}
