import { expect, it } from 'vitest'
import { caption, drawn, useSite } from './browser'

const site = useSite()

it('a link opened in a fresh profile gives the same scene, view, cursor and zoom', async () => {
  const first = await site.visit({
    fragment:
      'v=1&variant=videorope&theta=500000&delta=1.5&vs=yarn&b.factor=8&seq=text7+video5x3x4+text9&lane=h&ruler=log:1:4096&at=77&pair=12',
  })
  const copy = await site.visit({ fragment: first.url().split('#')[1] })
  const shown = (page: typeof first) =>
    page.evaluate(() => [
      ...[...document.querySelectorAll<HTMLInputElement>('aside input')].map(({ value }) => value),
      ...[...document.querySelectorAll('main [aria-valuetext]')].map(slider => slider.getAttribute('aria-valuetext')),
    ])
  await Promise.all([first, copy].map(drawn))
  await expect.poll(async () => (await caption(copy)) === (await caption(first))).toBe(true)
  await expect.poll(async () => JSON.stringify(await shown(copy)) === JSON.stringify(await shown(first))).toBe(true)
  expect(await caption(copy)).toBe(await caption(first))
  expect(await shown(copy)).toEqual(await shown(first))
  expect(copy.url()).toBe(first.url())
})

it('a key that is not known is named, with the nearest one, and the rest of the link applies', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=videorope&thetta=500000&d=64' })
  const notice = page.getByText('thetta=500000')
  await notice.waitFor()
  await expect.poll(() => page.getByRole('textbox', { name: 'Head dim' }).inputValue()).toBe('64')
})

it('more than three notices are folded to the newest two, and all come back with one press', async () => {
  const page = await site.visit({ fragment: 'v=1&variant=rope&theta=-3&d=7&at=-1&view=nothing&zzz=1' })
  const notices = page.getByRole('region', { name: 'Notices' }).getByRole('alert')
  const more = page.getByRole('button', { name: 'more notices' })
  await expect.poll(() => notices.count()).toBe(2)
  const hidden = Number(/\d+/.exec(await more.innerText()))
  await more.click()
  await expect.poll(() => notices.count()).toBe(2 + hidden)
  await notices.filter({ hasText: 'theta=-3' }).waitFor()
})

const HOSTILE = [
  'v=1&variant=<script>document.title="owned"</script>',
  'v=1&variant=videorope&theta=NaN&d=1e999&seq=text-5+video0x0x0',
  'v=1&variant=mrope&mropeSection=1,2,3',
  'v=1&variant=videorope&theta=%E0%A4%A',
  'v=1&seq=video4096x512x512+video4096x512x512',
  'v=1&ruler=log:0:0&at=-1&pair=99999&view=nothing&lane=z',
  `v=1&variant=custom&pairs=${'9999t'.repeat(500)}`,
  'v=1&variant=rope&b.b.b.theta=3&&&===&%00',
  'v=',
]
it.each(HOSTILE.map(fragment => [fragment.slice(0, 70), fragment]))(
  '%s is answered with a notice and the page works on',
  async (_, fragment) => {
    const page = await site.visit({ fragment })
    await drawn(page)
    expect(await page.title()).not.toBe('owned')
    expect(await caption(page)).not.toMatch(/NaN|undefined|Infinity/)
    await page.getByRole('tab', { name: 'Wheels' }).click()
    await drawn(page)
    expect(page.faults).toEqual([])
  },
)

it('a fragment of a megabyte is cut with a notice and does not hang', async () => {
  const page = await site.visit({ fragment: `v=1&variant=videorope&x=${'y'.repeat(1_000_000)}` })
  await expect.poll(() => caption(page)).toContain('VideoRoPE')
  expect(page.faults).toEqual([])
})
