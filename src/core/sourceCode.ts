import { finish } from './tokenPhasors'

/** Source code as a hierarchical embedding reads it. */
export interface SourceTokens {
  count: number
  /** where each token starts, characters */
  starts: Int32Array
  /** functions and classes that have begun up to each token */
  units: Int32Array
}

const STRINGS = '"(?:[^"\\\\\\n]|\\\\.)*"?|\'(?:[^\'\\\\\\n]|\\\\.)*\'?'
const WORDS = '[\\p{L}_$][\\p{L}\\p{N}_$]*|\\p{N}[\\p{L}\\p{N}_.]*|[^\\s]'
/** Tokens of Python and of C's relatives. Each alternative ends with its line or at once, so that matching is linear. */
const INDENTED = new RegExp(`\\s+|#[^\\n]*|"""|'''|${STRINGS}|${WORDS}`, 'uy')
const BRACED = new RegExp(`\\s+|//[^\\n]*|/\\*|\`|${STRINGS}|${WORDS}`, 'uy')
/** A line such as `def f(x):`. */
const INDENTED_HEAD = /^[ \t]*(?:async[ \t]+)?(?:def|class)\b[^\n]*:[ \t]*(?:#[^\n]*)?$/m

/** What closes the tokens that may run over lines. */
const CLOSING: Record<string, string> = { '/*': '*/', '"""': '"""', "'''": "'''", '`': '`' }
/** Words that begin a function or a class in Python, JavaScript, Rust, Go, Swift, Kotlin, Java and relatives. */
const HEADS = new Set(['def', 'class', 'function', 'fn', 'func', 'fun', 'struct', 'trait', 'interface', 'impl'])
/** Words before a bracket and a brace that begin no function. */
const CONTROL = new Set(['if', 'for', 'while', 'switch', 'catch', 'with', 'return', 'foreach', 'synchronized', 'using', 'match'])
const NAME = /^[\p{L}_$]/u

/**
 * Cuts source code into tokens and counts the functions and classes that begin: at a word such as def or class, and in C and
 * its relatives at a statement `type name(…) {`. A light stand-in for HiRoPE (arXiv 2403.19115), which asks tree-sitter and
 * counts the model's own tokens. One pass: the time grows with the length alone.
 */
export function readSourceCode(text: string): SourceTokens {
  return finish(sourceSteps(text))
}

/** Tokens between two yields. */
const STEP = 4096

/** The same in steps of a few ms, for texts of any length; yields the part of the text that has been read. */
export function* sourceSteps(text: string): Generator<number, SourceTokens> {
  const pattern = INDENTED_HEAD.test(text) ? INDENTED : BRACED
  const tokens: string[] = []
  const starts: number[] = []
  const heads = new Set<number>()
  /** the token before each open bracket, and of the bracket that was closed last that token and the statement */
  const opened: number[] = []
  let [closed, closedIn, statement] = [-1, 0, 0]
  for (let at = 0; at < text.length; ) {
    pattern.lastIndex = at
    const piece = pattern.exec(text)?.[0] ?? (text[at] as string)
    const next = tokens.length
    if (/^\s/.test(piece)) {
      if (piece.includes('\n') && opened.length === 0) statement = next
      at += piece.length
      continue
    }
    if (next % STEP === STEP - 1) yield at / text.length
    const before = tokens[next - 1]
    tokens.push(piece)
    starts.push(at)
    at = endOf(text, at, piece)
    if (piece === '(') opened.push(next - 1)
    else if (piece === ')') [closed, closedIn] = [opened.pop() ?? -1, statement]
    else if (HEADS.has(piece) && before !== '.') heads.add(statement)
    else if (piece === '{' && before === ')' && isFunction(tokens[closed])) heads.add(closedIn)
    if (piece === ';' || piece === '{' || piece === '}') statement = next + 1
  }
  let begun = 0
  const units = Int32Array.from(tokens, (_, token) => {
    if (heads.has(token)) begun++
    return begun
  })
  return { count: tokens.length, starts: Int32Array.from(starts), units }
}

function isFunction(name: string | undefined): boolean {
  return name !== undefined && NAME.test(name) && !CONTROL.has(name)
}

function endOf(text: string, at: number, piece: string): number {
  const closing = CLOSING[piece]
  if (!closing) return at + piece.length
  const end = text.indexOf(closing, at + piece.length)
  return end < 0 ? text.length : end + closing.length
}
