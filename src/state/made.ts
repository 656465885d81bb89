import type { Field } from './linkReader'

const FORM = /^(random|back\d{1,7})(:\d+(\.\d+)?(x\d{1,3})?(,\d+(\.\d+)?(x\d{1,3})?)*)?$/
const LONGEST = 4096

/** `made=random:1x48,3x16` or `made=back1:8,0`, read by core/madeHead where it is drawn. */
export function madeField(kept: string | null): Field<string> {
  return {
    key: 'made',
    label: 'Made head',
    kept: () => kept ?? 'none',
    parse: text =>
      FORM.test(text) && text.length <= LONGEST
        ? { value: text }
        : { problem: `made=${text} is not like random, random:1x48,3x16, or back7:8x4,0.` },
  }
}
