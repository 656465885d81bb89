export type Verdict = 'used' | 'ignored' | 'defaulted' | 'misspelt' | 'contradictory'

export interface ReaderVerdict {
  verdict: Verdict
  /** what the reader does with the key, a few words */
  words: string
}

export const used = (words: string): ReaderVerdict => ({ verdict: 'used', words })
export const ignored = (words: string): ReaderVerdict => ({ verdict: 'ignored', words })
export const defaulted = (words: string): ReaderVerdict => ({ verdict: 'defaulted', words })
export const contradictory = (words: string): ReaderVerdict => ({ verdict: 'contradictory', words })
export const misspelt = (meant: string): ReaderVerdict => ({ verdict: 'misspelt', words: `${meant} is meant` })
