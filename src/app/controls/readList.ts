import type { ParamValue } from '../../core/scene'

/** Numbers out of pasted text: commas, semicolons, blanks, lines, and the brackets of nested lists or of a tensor's print. */
export function readList(text: string, numbers: boolean): ParamValue {
  const words = text
    .replace(/tensor|array|dtype=[\w.]+|device='?[\w:]+'?|requires_grad=\w+|grad_fn=\S+/g, ' ')
    .replace(/[[\](){}]/g, ' ')
    .split(/[\s,;]+/)
    .filter(Boolean)
  return numbers ? words.map(word => Number(word.replace('\u2212', '-'))) : words.join('')
}
