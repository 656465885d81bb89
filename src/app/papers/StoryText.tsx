import 'katex/dist/katex.min.css'
import katex from 'katex'
import { Fragment } from 'react'
import styles from './story.module.css'

interface StoryTextProps {
  paragraphs: readonly string[]
  /** whether formulas and phrases are read; otherwise every character is shown as it stands */
  marked: boolean
  change: (change: string) => void
}

const PIECES = /(\$[^$]+\$|\[[^\]]+\]\([^)]+\))/

export function StoryText({ paragraphs, marked, change }: StoryTextProps) {
  return paragraphs.map((text, at) => {
    if (!marked)
      return (
        <p key={at} className={styles.plain}>
          {text}
        </p>
      )
    if (text.startsWith('$$')) return <Formula key={at} tex={text.slice(2, -2)} display />
    const aside = text.startsWith('> ')
    return (
      <p key={at} className={aside ? styles.aside : undefined}>
        <Pieces text={aside ? text.slice(2) : text} change={change} />
      </p>
    )
  })
}

function Pieces({ text, change }: { text: string; change: (change: string) => void }) {
  return text.split(PIECES).map((piece, at) => {
    if (piece.startsWith('$')) return <Formula key={at} tex={piece.slice(1, -1)} />
    const phrase = piece.match(/^\[([^\]]+)\]\(([^)]+)\)$/)
    if (!phrase) return <Fragment key={at}>{piece}</Fragment>
    const [, words, link = ''] = phrase
    return (
      <button key={at} type="button" className={styles.phrase} onClick={() => change(link)}>
        {words}
      </button>
    )
  })
}

function Formula({ tex, display = false }: { tex: string; display?: boolean }) {
  const html = katex.renderToString(tex, { displayMode: display, throwOnError: false })
  if (!display) return <span dangerouslySetInnerHTML={{ __html: html }} />
  return (
    <div className={styles.formula} tabIndex={0} role="group" aria-label="Formula" dangerouslySetInnerHTML={{ __html: html }} />
  )
}
