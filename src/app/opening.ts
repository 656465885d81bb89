import { namedSetup } from '../core/setups'
import type { LinkState } from '../state/url'
import { PLAIN } from '../state/url'

/**
 * The story of the first paint: time on the slow pairs, held against time on the fast ones, on one short video.
 * At a distance of 3403 positions the first still points forward and the second has forgotten where it began.
 */
export const OPENING: LinkState = {
  scene: { ...PLAIN.scene, a: namedSetup('videorope'), b: namedSetup('mrope') },
  view: { ...PLAIN.view, primary: 'decay', lane: 't' },
  cursor: { delta: 3403, pair: 50, pinned: false, query: null, key: null },
}
