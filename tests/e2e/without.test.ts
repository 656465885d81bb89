import { expect, it } from 'vitest'
import { caption, engineReady, useSite } from './browser'

const site = useSite('none')

it('without WebGL the engine runs on WebAssembly', async () => {
  const page = await site.visit()
  expect(await engineReady(page)).toContain('WebAssembly')
  expect(page.faults).toEqual([])
})

it('without WebAssembly it runs on the plain CPU and says so', async () => {
  const page = await site.visit({
    before: () => {
      const Real = Worker
      const off = URL.createObjectURL(new Blob(['delete self.WebAssembly']))
      Object.assign(window, {
        Worker: class extends Real {
          constructor(url: URL, options?: WorkerOptions) {
            const code = `import ${JSON.stringify(off)}; await import(${JSON.stringify(String(url))})`
            super(
              URL.createObjectURL(
                new Blob(
                  [
                    `const held = []; const hold = event => held.push(event.data); addEventListener('message', hold); ${code}; removeEventListener('message', hold); for (const data of held) dispatchEvent(new MessageEvent('message', { data }))`,
                  ],
                  { type: 'text/javascript' },
                ),
              ),
              { ...options, type: 'module' },
            )
          }
        },
      })
    },
  })
  expect(await engineReady(page)).toMatch(/plain CPU/i)
})

it('without workers the page computes on its own thread and says so', async () => {
  const page = await site.visit({ before: () => Reflect.deleteProperty(window, 'Worker') })
  expect(await engineReady(page)).toMatch(/no workers.*plain CPU/is)
  await expect.poll(() => caption(page)).toContain('486')
  expect(page.faults).toEqual([])
})
