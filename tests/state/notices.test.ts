import { describe, expect, it } from 'vitest'
import { SLOTS } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { slotOf } from '../../src/core/slots'
import { VARIANTS } from '../../src/core/variants'
import { amendLink } from '../../src/state/linkParts'
import { readLink, writeLink } from '../../src/state/url'
import { PAGE } from './arbitraries'

const read = (fragment: string) => readLink(fragment, PAGE)

/** The only notice of a link. */
function noticeOf(fragment: string) {
  const { notices } = read(fragment)
  expect(notices).toHaveLength(1)
  return notices[0] as (typeof notices)[number]
}

describe('an unknown key', () => {
  it.each([
    ['thetta=500000', 'theta', 'Base stays at 10\u202F000.', 'theta=500000'],
    ['base=500000', 'theta', 'Base stays at 10\u202F000.', 'theta=500000'],
    ['rope_theta=500000', 'theta', 'Base stays at 10\u202F000.', 'theta=500000'],
    ['headDim=64', 'd', 'Head dim stays at 128\u00A0channels.', 'd=64'],
    ['a.theta=7', 'theta', 'Base stays at 10\u202F000.', 'theta=7'],
    ['b.thetta=7', 'b.theta', 'Base of B stays at 10\u202F000.', 'b.theta=7'],
    ['layuot=rope', 'layout', 'Position design stays at rope.', 'layout=rope'],
    ['veiw=wheels', 'view', 'View stays at decay.', 'view=wheels'],
  ])('%s is named, with what it may mean, what is kept and the repair', (part, key, kept, change) => {
    const notice = noticeOf(part)
    expect(notice.text).toContain(`does not know: ${part}. Did you mean ${key}? ${kept}`)
    expect(notice).toMatchObject({ about: part, fix: { change } })
  })

  it('leaves the rest of the link in use', () => {
    const { state, notices } = read('variant=rope&thetta=5&d=64&view=wheels')
    expect(notices).toHaveLength(1)
    expect(state).toMatchObject({ scene: { a: { geometry: { headDim: 64 } } }, view: { primary: 'wheels' } })
  })

  it('offers no repair that would be refused', () => {
    expect(noticeOf('thetta=abc').fix).toBeUndefined()
  })

  it('far from every other is only named', () => {
    expect(noticeOf('colour=red').text).toBe('The link has a key that RoPEscope does not know: colour=red. It is left out.')
  })

  it('that another variant has is told from a slip, and one owner is offered', () => {
    for (const { id, name } of VARIANTS)
      for (const slot of SLOTS) {
        if (namedSetup(id)[slot].variant !== id) continue
        const every = slotOf(slot, { variant: 'rope', params: {} }).params.map(({ key }) => key)
        for (const spec of slotOf(slot, { variant: id, params: {} }).params.filter(({ key }) => !every.includes(key))) {
          const part = `${slot}.${spec.key}=${spec.kind === 'number' ? spec.max : 0}`
          const notice = read(`variant=rope&${part}`).notices[0]
          expect(notice?.text).toContain(`${part} is a parameter of`)
          if (!notice?.fix) continue
          expect(notice.text).toContain(name)
          expect(read(amendLink('v=1&variant=rope', notice.fix.change)).state.scene.a[slot].variant).toBe(id)
        }
      }
  })

  it('a hundred times over makes a handful of notices that count the rest', () => {
    const { notices } = read(Array.from({ length: 100 }, (_, i) => `colour${i}=red`).join('&'))
    expect(notices.length).toBeLessThan(8)
    expect(notices.at(-1)?.text).toBe('96 more parts of the link are not known.')
  })
})

describe('a wrong value', () => {
  it.each([
    ['theta=0.5', 'theta=0.5 is outside 1.0001 to 1\u202F000\u202F000\u202F000\u202F000. Base stays at 10\u202F000.'],
    ['theta=abc', 'theta=abc is not a number from 1.0001 to 1\u202F000\u202F000\u202F000\u202F000. Base stays at 10\u202F000.'],
    [
      'theta=1e999',
      'theta=1e999 is not a number from 1.0001 to 1\u202F000\u202F000\u202F000\u202F000. Base stays at 10\u202F000.',
    ],
    ['theta=NaN', 'theta=NaN is not a number from 1.0001 to 1\u202F000\u202F000\u202F000\u202F000. Base stays at 10\u202F000.'],
    ['theta=', 'theta= is not a number from 1.0001 to 1\u202F000\u202F000\u202F000\u202F000. Base stays at 10\u202F000.'],
    ['theta=0x10', 'theta=0x10 is not a number from 1.0001 to 1\u202F000\u202F000\u202F000\u202F000. Base stays at 10\u202F000.'],
    ['d=127', 'd=127 is not even: channels turn in pairs. Head dim stays at 128\u00A0channels.'],
    ['d=-4', 'd=-4 is outside 2 to 1\u202F024. Head dim stays at 128\u00A0channels.'],
    ['d=2000', 'd=2000 is outside 2 to 1\u202F024. Head dim stays at 128\u00A0channels.'],
    ['rotary=200', 'rotary=200 is more than the 128 channels of the head. Rotary dim stays at 128\u00A0channels.'],
    ['b.rotary=5', 'b.rotary=5 is not even: channels turn in pairs. Rotary dim of B stays at 128\u00A0channels.'],
    [
      'trained=1.5',
      'trained=1.5 is not a whole number from 1 to 16\u202F777\u202F216. Trained length stays at 512\u00A0positions.',
    ],
    [
      'seq=video8x6',
      'seq: video8x6 is not like text32, or image6x8 (rows x columns), or video8x6x8 (frames x rows x columns), or audio400 (mel frames), or agents0:0:90,5:-2:180 (metres east : metres north : degrees, agent by agent). Sequence stays at text32+video8x6x8+text32.',
    ],
    [
      'seq=video5000x6x8',
      'seq: video5000x6x8 is refused: frames is a whole number from 1 to 4096. Sequence stays at text32+video8x6x8+text32.',
    ],
    [
      'seq=video8x6x8@fps0',
      'seq: video8x6x8@fps0 is refused: fps is a number from 0.01 to 240. Sequence stays at text32+video8x6x8+text32.',
    ],
    ['seq=text5@fps3', 'seq: text5@fps3 has the option fps3; text takes none. Sequence stays at text32+video8x6x8+text32.'],
    ['seq=video4096x512x512', 'seq has 1073741824 tokens; 1 to 1048576 are allowed. Sequence stays at text32+video8x6x8+text32.'],
    ['seq=text0', 'seq has 0 tokens; 1 to 1048576 are allowed. Sequence stays at text32+video8x6x8+text32.'],
    [
      'content=noisy7',
      'content=noisy7 is not ones, independent, equal, or noisy with a correlation from 0 to 1, such as noisy0.5. Content of q and k stays at ones.',
    ],
    [
      'ruler=log:0:5',
      'ruler=log:0:5: a log ruler lies between 1 and 16777216 positions. Ruler stays at log, 1 to 10\u202F000\u202F000\u00A0positions.',
    ],
    [
      'ruler=linear:5:5',
      'ruler=linear:5:5: a linear ruler from 5 must reach 5.5 positions or more. Ruler stays at log, 1 to 10\u202F000\u202F000\u00A0positions.',
    ],
    ['at=-4', 'at=-4 is outside 0 to 16\u202F777\u202F216. Cursor stays at 3\u202F403\u00A0positions.'],
    ['pair=64', 'pair=64 is outside 0 to 63. Chosen pair stays at 50.'],
    ['diff=yes', 'diff=yes is neither true nor false. Difference stays at off.'],
    ['hide=rail,moon', 'hide=rail,moon names moon; the page has bar, rail, footer. Hide list stays at nothing.'],
    ['lane=q', 'lane=q is not one of p, t, h, w, i, l, d0, d1, d2, d3, x, y and 2 more. Tall lane stays at t.'],
    ['v=0', 'v=0 is outside 1 to 1\u202F000\u202F000. Version stays at 1.'],
  ])('%s is named with what is allowed and what is kept', (part, text) => {
    expect(noticeOf(part)).toMatchObject({ text, about: part })
    expect(read(part).state.view).toEqual(PAGE.opening.view)
  })

  it('near a name offers the name', () => {
    expect(noticeOf('variant=Ropee')).toMatchObject({ fix: { label: 'Use rope', change: 'variant=rope' } })
    expect(noticeOf('view=weels')).toMatchObject({ fix: { change: 'view=wheels' } })
  })

  it('of any parameter of any variant is refused by name and the default kept', () => {
    for (const { id } of VARIANTS) {
      const named = namedSetup(id)
      for (const slot of SLOTS)
        for (const spec of slotOf(slot, named[slot]).params) {
          const { key } = spec
          const notice = noticeOf(`variant=${id}&${slot}.${key}=NaN`)
          expect(notice.text).toContain(`${slot}.${key}=NaN`)
          expect(notice.text).toContain('stays at')
          if (spec.kind === 'section')
            expect(noticeOf(`variant=${id}&${key}=${spec.axes.map(() => 2)}`).text).toContain(
              `sums to ${2 * spec.axes.length}, but the head has ${named.geometry.rotaryDim / 2} rotated pairs`,
            )
          expect(read(`variant=${id}&${slot}.${key}=NaN`).state.scene.a).toEqual(named)
        }
    }
  })
})

describe('the form of a link', () => {
  it('of a newer version is read as far as it is known', () => {
    expect(noticeOf('v=2&variant=rope&theta=5')).toMatchObject({ about: 'v=2' })
    expect(read('v=2&variant=rope&theta=5').state.scene.a.geometry.ropeTheta).toBe(5)
  })

  it('with a key given twice takes the last and says so', () => {
    expect(noticeOf('theta=5&theta=6').text).toBe('The link has theta more than once; the last one counts: theta=6.')
    expect(read('theta=5&theta=6').state.scene.a.geometry.ropeTheta).toBe(6)
  })

  it('cut off inside an escape loses that part alone', () => {
    expect(noticeOf('theta=5&d=%E0').text).toBe('d=%E0 is cut off or wrongly escaped, and is left out.')
    expect(read('theta=5&d=%E0').state.scene.a.geometry).toMatchObject({ ropeTheta: 5, headDim: 128 })
  })

  it('cannot hide or turn text in a notice', () => {
    expect(noticeOf('\u202Eevil\u0000=1').text).not.toMatch(/[\u202E\u0000]/)
    expect(noticeOf('theta=\u202E5').text).not.toContain('\u202E')
  })

  it('amended replaces the keys that the change names and keeps the others', () => {
    expect(amendLink('v=1&variant=rope&theta=5', 'theta=6&d=64')).toBe('v=1&variant=rope&theta=6&d=64')
    expect(writeLink(read(amendLink('v=1&variant=rope&d=64', 'theta=6')).state)).toBe('v=1&variant=rope&theta=6&d=64')
  })
})
