import { expect, it } from 'vitest'
import { runCommand, useSite } from './browser'

const site = useSite()

/** A .safetensors file of queries and keys: shape (1 layer, 2 heads, 24 tokens, 128 channels). */
function queriesAndKeys(): Buffer {
  const shape = [1, 2, 24, 128]
  const count = 2 * 24 * 128
  const numbers = Float32Array.from({ length: 2 * count }, (_, i) => Math.sin(1 + i * 0.37) + (i % 128 === 9 ? 3 : 0))
  const header = JSON.stringify({
    q: { dtype: 'F32', shape, data_offsets: [0, 4 * count] },
    k: { dtype: 'F32', shape, data_offsets: [4 * count, 8 * count] },
  })
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, Buffer.from(header), Buffer.from(numbers.buffer)])
}

it('the setup is exported as code that names the scene, and what a target cannot say is said', async () => {
  const page = await site.visit()
  await runCommand(page, 'Export code')
  const dialog = page.getByRole('dialog', { name: 'Export code' })
  await dialog.getByRole('button', { name: 'NumPy' }).click()
  await dialog.getByText('assert abs(float(cos[').waitFor()
  await dialog.getByRole('button', { name: 'transformers 5' }).click()
  await dialog.getByText('No key of a configuration says how these pairs are shared out').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(page.faults).toEqual([])
})

it('numbers of the usual base are named, and become B', async () => {
  const page = await site.visit({ fragment: 'variant=llama3' })
  await runCommand(page, 'Check my numbers')
  const dialog = page.getByRole('dialog', { name: 'Check my numbers' })
  const ladder = Array.from({ length: 64 }, (_, i) => Math.fround(10_000 ** (-i / 64)))
  await dialog.getByLabel('Your numbers, fast pairs first').fill(`tensor([${ladder.join(', ')}])`)
  await dialog.getByText(/They are those of the ladder of base 10.000/).waitFor()
  await dialog.getByRole('button', { name: 'Compare with it as B' }).click()
  await page.waitForFunction(() => location.hash.includes('vs=rope'))
  expect(page.faults).toEqual([])
})

it('queries and keys are refused in words where they are none, and drawn where they are', async () => {
  const page = await site.visit({ fragment: 'variant=llama3&view=vectors' })
  await page.getByText('a link does not carry it').first().waitFor()
  await page.getByRole('button', { name: 'Load a file' }).click()
  const files = page.getByLabel('Choose files')
  await files.setInputFiles({
    name: 'cat.png',
    mimeType: 'image/png',
    buffer: Buffer.from('\x89PNG\r\n\x1a\n and more of it', 'latin1'),
  })
  await page.getByText('cat.png is a PNG picture').waitFor()
  await files.setInputFiles({ name: 'qk.safetensors', mimeType: '', buffer: queriesAndKeys() })
  await page.getByRole('button', { name: 'Use this head' }).click()
  await page.getByText(/Head 0 of qk\.safetensors: pair 9/).waitFor()
  await page.getByRole('slider', { name: 'Rotated pairs' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByText('2 × 17 rotated + 32 latent = 66 of 256 numbers').waitFor()
  await page.waitForFunction(() => location.hash.includes('elite=17'))
  expect(page.faults).toEqual([])
})

it('random vectors stand in where there is no file, and nonsense in a field is named and changes nothing', async () => {
  const page = await site.visit({ fragment: 'variant=llama3&view=vectors' })
  await page.getByRole('button', { name: 'Try random vectors' }).click()
  await page.getByText('q and k: made up.').waitFor()
  const latent = page.getByLabel('Joint latent')
  await latent.fill('many')
  await page.getByText('a whole number from 0 to 4096').waitFor()
  await latent.fill('64')
  await page.getByText('2 × 16 rotated + 64 latent = 96 of 256 numbers').waitFor()
  expect(page.faults).toEqual([])
})
