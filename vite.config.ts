/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const inBrowser = { environment: 'node', fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 } as const

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 600 },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['**/*.gpu.test.ts', 'tests/e2e/**'],
          testTimeout: 60_000,
        },
      },
      { extends: true, test: { name: 'browser', include: ['tests/**/*.gpu.test.ts'], ...inBrowser } },
      { extends: true, test: { name: 'e2e', include: ['tests/e2e/*.test.ts'], ...inBrowser } },
    ],
  },
})
