import type { Content } from '../core/scene'
import type { Field } from './linkReader'
import { nearestName } from './linkReader'
import { parseNumber } from './linkValues'

/** `ones`, `independent`, `equal`, or `noisy0.5` with the correlation of k with q. */
export function contentField(kept: Content): Field<Content> {
  const forms = ['ones', 'independent', 'equal', 'noisy0.5']
  return {
    key: 'content',
    label: 'Content of q and k',
    kept: () => writeContent(kept),
    parse: text => {
      if (text === 'ones' || text === 'independent' || text === 'equal') return { value: { kind: text } }
      if (text === 'file')
        return { problem: 'content=file: a link does not carry the file with q and k; load it again in the view Q and K.' }
      const rho = text.startsWith('noisy') ? parseNumber(text.slice(5)) : null
      if (rho !== null && rho >= 0 && rho <= 1) return { value: { kind: 'noisyCopy', rho } }
      const problem = `content=${text} is not ones, independent, equal, or noisy with a correlation from 0 to 1, such as noisy0.5.`
      return { problem, nearest: nearestName(text, forms) }
    },
  }
}

export function writeContent(content: Content): string {
  return content.kind === 'noisyCopy' ? `noisy${content.rho}` : content.kind
}
