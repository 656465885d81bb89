import type { Rule } from '../variant'
import { auto } from './auto'
import { causal } from './causal'
import { chunks } from './chunks'
import { documents } from './documents'
import { full } from './full'
import { window } from './window'

/** Every mask, in the order of the menu. The first one stands where nothing is chosen. */
export const MASKS: readonly Rule<'mask'>[] = [auto, causal, full, window, chunks, documents]
