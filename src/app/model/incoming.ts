import { createStore } from 'zustand/vanilla'

/** A file that was dropped on the page and waits for the window that opens it. */
export const incoming = createStore<{ file: File | null }>(() => ({ file: null }))
