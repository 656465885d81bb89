import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { FileProblem } from '../../configs/files/source'
import type { RopeTensors } from '../../configs/gguf/ropeTensors'
import type { ModelFile, FileProblem as TextProblem } from '../../configs/readModel'
import { isFileProblem, openText } from '../../configs/readModel'
import { packConfig, unpackConfig } from '../../configs/share'
import { useActions, useStore } from '../../state/hooks'
import { incoming } from './incoming'
import { openFile } from './openFile'

/** The last text of the window, kept while it is closed. */
let kept: { text: string; tensors: RopeTensors | null; name: string } = { text: '', tensors: null, name: '' }

export interface OpenModel {
  text: string
  setText: (text: string) => void
  take: (file: File) => void
  /** file name, or where the text is from */
  name: string
  /** what the text says; null while it says nothing that can be read */
  file: ModelFile | null
  /** the newest file that could be read, while the text cannot */
  last: ModelFile | null
  /** `file` is not yet what the text says: it is being read */
  reading: boolean
  tensors: RopeTensors | null
  problem: TextProblem | null
}

/** The text of the window and what it says; a file dropped on the page, and the `config=` of the link, come in here. */
export function useModelFile(): OpenModel {
  const [{ text, tensors, name }, set] = useState(kept)
  const [refusal, setRefusal] = useState<string | null>(null)
  const linked = useStore(state => state.view.config)
  const { setView } = useActions()
  const written = useRef<string | null>(null)
  const dropped = incoming.getState().file

  const put = useCallback((next: typeof kept) => {
    kept = next
    set(next)
    setRefusal(null)
  }, [])
  const take = useCallback(
    (file: File) => {
      openFile(file).then(
        opened => put({ ...opened, name: file.name }),
        error => setRefusal(error instanceof FileProblem ? error.message : `${file.name} could not be read: ${error}`),
      )
    },
    [put],
  )
  useEffect(
    () =>
      incoming.subscribe(({ file }) => {
        if (!file) return
        incoming.setState({ file: null })
        take(file)
      }),
    [take],
  )
  useEffect(() => {
    if (!dropped) return
    incoming.setState({ file: null })
    take(dropped)
  }, [dropped, take])
  useEffect(() => {
    if (linked === null || linked === written.current) return
    written.current = linked
    unpackConfig(linked).then(
      unpacked => put({ text: pretty(unpacked), tensors: null, name: 'the link' }),
      () => setRefusal('The configuration in the link cannot be unpacked: part of the link is missing or changed.'),
    )
  }, [linked, put])

  const late = useDeferredValue(text)
  const opened = useMemo(() => (late.trim() === '' ? null : openText(late)), [late])
  const file = opened && !isFileProblem(opened) ? opened : null
  const last = useRef<ModelFile | null>(null)
  if (file) last.current = file
  useEffect(() => {
    if (!file) return
    let current = true
    packConfig(file).then(packed => {
      if (!current || packed === written.current) return
      written.current = packed
      setView({ config: packed })
    })
    return () => {
      current = false
    }
  }, [file, setView])

  const problem = refusal !== null ? { problem: refusal } : opened && isFileProblem(opened) ? opened : null
  return {
    text,
    setText: next => put({ text: next, tensors: null, name: '' }),
    take,
    name,
    file,
    last: last.current,
    reading: late !== text,
    tensors,
    problem,
  }
}

/** Packed JSON with line breaks again, its numbers as they are written. */
function pretty(text: string): string {
  let depth = 0
  let inString = false
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] as string
    if (letter === '"' && text[i - 1] !== '\\') inString = !inString
    if (inString) out += letter
    else if (letter === '{') out += `{\n${'  '.repeat(++depth)}`
    else if (letter === '}') out += `\n${'  '.repeat(--depth)}}`
    else if (letter === ',' && text[i + 1] === '"' && /"\s*:/.test(text.slice(i + 1, text.indexOf(':', i) + 1)))
      out += `,\n${'  '.repeat(depth)}`
    else if (letter === ':') out += ': '
    else out += letter
  }
  return out
}
