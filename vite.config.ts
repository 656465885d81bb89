/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Rolldown } from 'vite'
import { defineConfig } from 'vite'

/** Limits in ms are for what hangs: a machine that is busy with much else shows a change seconds later. */
const inBrowser = {
  environment: 'node',
  fileParallelism: false,
  testTimeout: 300_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
} as const

/** Everything that the first picture needs, as one file: dozens of small ones delay it by as many requests. */
const start: Rolldown.CodeSplittingNameFunction = (id, graph) => {
  first ??= withImports(fileURLToPath(new URL('src/main.tsx', import.meta.url)), graph)
  return first.has(id) ? 'start' : null
}
let first: ReadonlySet<string> | undefined

function withImports(entry: string, graph: Rolldown.ChunkingContext): ReadonlySet<string> {
  const seen = new Set([entry])
  for (const id of seen) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) seen.add(imported)
  return seen
}

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 800,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: start, debugName: 'start' }] } } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['**/*.gpu.test.ts', 'tests/e2e/**'],
          setupFiles: ['tests/setup/seed.ts'],
          testTimeout: 60_000,
        },
      },
      { extends: true, test: { name: 'browser', include: ['tests/**/*.gpu.test.ts'], ...inBrowser } },
      { extends: true, test: { name: 'e2e', include: ['tests/e2e/*.test.ts'], ...inBrowser } },
    ],
  },
})
