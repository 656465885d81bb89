/** Parts of the page that `hide=` in a link takes away. */
export const PARTS = ['bar', 'rail', 'tabs', 'caption', 'wheels', 'allocation', 'layout', 'footer'] as const

/** Parts that an embedded page does without. */
export const EMBED_HIDES: readonly string[] = ['bar', 'rail', 'footer']
