import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { VARIANTS } from '../../src/core/variants'
import { LONGEST_LINK } from '../../src/state/linkParts'
import { withChoice } from '../../src/state/setupEdits'
import { PLAIN, readLink, writeLink } from '../../src/state/url'
import { PAGE, states } from './arbitraries'

const read = (fragment: string) => readLink(fragment, PAGE)
const texts = (fragment: string) => read(fragment).notices.map(({ text }) => text)
const paramSpecs = VARIANTS.flatMap(variant =>
  [variant.frequencies, variant.allocation, variant.layout].flatMap(slot => slot?.params ?? []),
)

describe('a written link', () => {
  it('carries any scene, view and cursor', () => {
    fc.assert(
      fc.property(states, state => {
        expect(read(writeLink(state))).toEqual({ state, notices: [] })
      }),
      { numRuns: 300 },
    )
  })

  it('survives a browser that escapes it, in parts or as a whole', () => {
    fc.assert(
      fc.property(states, state => {
        const link = writeLink(state)
        expect(read(`#${new URL(`https://x.org/#${link}`).hash.slice(1)}`).state).toEqual(state)
        expect(read(link.replaceAll(',', '%2C').replaceAll('+', '%2B').replaceAll(':', '%3A')).state).toEqual(state)
        expect(read(encodeURIComponent(link)).state).toEqual(state)
      }),
      { numRuns: 50 },
    )
  })

  it('names the slot of a parameter of B whose name the mask shares with A', () => {
    const a = withChoice(namedSetup('rope'), 'mask', 'window')
    const plain = namedSetup('gemma3')
    const b = { ...plain, mask: a.mask, frequencies: { ...plain.frequencies, params: { slidingWindow: 7 } } }
    const state = { ...PLAIN, scene: { ...PLAIN.scene, a, b } }
    expect(writeLink(state)).toBe('v=1&variant=rope&mask=window&vs=gemma3&b.frequencies.slidingWindow=7')
    expect(read(writeLink(state))).toEqual({ state, notices: [] })
  })

  it('starts with version and variant and says no default', () => {
    for (const { id } of VARIANTS) {
      const state = { ...PLAIN, scene: { ...PLAIN.scene, a: namedSetup(id) } }
      expect(writeLink(state)).toBe(`v=1&variant=${id}`)
      expect(writeLink({ ...state, scene: { ...state.scene, b: namedSetup(id) } })).toBe(`v=1&variant=${id}&vs=${id}`)
    }
  })

  it('holds nothing that an address would have to escape, but in pasted code, which is escaped', () => {
    fc.assert(
      fc.property(states, state => {
        const parts = writeLink(state).split('&')
        const isCode = (part: string) => /^(b\.)?code=/.test(part)
        expect(parts.filter(part => !isCode(part)).join('&')).toMatch(/^[\w.,:+@=&*/()-]*$/)
        for (const code of parts.filter(isCode)) expect(code).toMatch(/^(?:[\w.,:+@=*/()-]|%[\dA-Fa-f]{2})*$/)
      }),
      { numRuns: 100 },
    )
  })

  it('keeps the zoom to a hundredth of a pixel', () => {
    const zooms = fc.record({
      scale: fc.constantFrom('log' as const, 'linear' as const),
      ends: fc.tuple(
        fc.double({ min: 1, max: LIMITS.distance.max, noNaN: true }),
        fc.double({ min: 1.1, max: 1e6, noNaN: true }),
      ),
    })
    fc.assert(
      fc.property(zooms, ({ scale, ends: [start, stretch] }) => {
        const to = Math.max(2.2, start)
        const ruler = { scale, from: Math.max(1, scale === 'log' ? to / stretch : to - stretch), to }
        const { state, notices } = read(writeLink({ ...PLAIN, view: { ...PLAIN.view, ruler } }))
        const place = (end: number) => (scale === 'log' ? Math.log(end) : end)
        const pixel = (place(ruler.to) - place(ruler.from)) / 1000
        expect(notices).toEqual([])
        expect(Math.abs(place(state.view.ruler.from) - place(ruler.from))).toBeLessThan(pixel / 100)
        expect(Math.abs(place(state.view.ruler.to) - place(ruler.to))).toBeLessThan(pixel / 100)
      }),
    )
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'v=2',
      'variant=',
      'theta=1e999',
      'theta=NaN',
      'd=-4',
      'd=127',
      'rotary=0x10',
      'seq=',
      'seq=video8x6',
      'vs=rope',
      'b.',
      'b.theta=-0',
    ],
    ...[
      '%E0',
      '%',
      '=',
      '&&',
      '<script>alert(1)</script>',
      '__proto__=1',
      'constructor=1',
      'b.layout.__proto__=x',
      'pairs=9999t',
      'at=-1',
    ],
    ...[
      'ruler=log:0:1',
      'ruler=linear:5:5',
      'hide=,',
      'content=noisy2',
      'section=16,24',
      '\u0000=\uD800',
      '=theta',
      'seq=text9e9+image0x0',
    ],
    ...paramSpecs.flatMap(({ key }) => [`${key}=`, `b.${key}=NaN`, `layout.${key}=1e999`, `${key}=0`]),
  )
  const links = fc.sample(states, { numRuns: 200, seed: 1 }).map(writeLink)
  const mutated = fc
    .tuple(
      fc.constantFrom(...links),
      fc.array(fc.tuple(fc.nat(400), fc.nat(6), fc.oneof(pieces, fc.string({ unit: 'binary' }))), { maxLength: 4 }),
    )
    .map(([link, cuts]) => cuts.reduce((text, [at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length), link))

  /** What must hold of the answer to any fragment whatever. */
  function expectSound(fragment: string) {
    const { state, notices } = read(fragment)
    const { a, b, segments } = state.scene
    for (const { geometry } of [a, b ?? a]) {
      expect(geometry.headDim % 2).toBe(0)
      expect(geometry.rotaryDim % 2).toBe(0)
      expect(geometry.rotaryDim).toBeLessThanOrEqual(geometry.headDim)
      expect(geometry.ropeTheta).toBeGreaterThanOrEqual(LIMITS.ropeTheta.min)
      expect(geometry.ropeTheta).toBeLessThanOrEqual(LIMITS.ropeTheta.max)
    }
    expect(segments.length).toBeGreaterThan(0)
    expect(notices.length).toBeLessThan(40)
    for (const { text, about } of notices) {
      expect(text.length).toBeLessThan(500)
      expect(about.length).toBeLessThan(80)
    }
    const link = writeLink(state)
    const again = read(link)
    expect(again.notices).toEqual([])
    expect(writeLink(again.state)).toBe(link)
  }

  it('gives a state that can be written, and short notices (10 000 fragments)', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectSound), { numRuns: 3000 })
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }).map(parts => parts.join('&')),
        expectSound,
      ),
      { numRuns: 4000 },
    )
    fc.assert(fc.property(mutated, expectSound), { numRuns: 3000 })
  }, 120_000)

  it('of a megabyte is read in its first part only, at once', () => {
    const hostile = [
      'a&'.repeat(5e5),
      '%E0&'.repeat(3e5),
      'x=1&x=2&'.repeat(1e5),
      `theta=${'1'.repeat(1e6)}`,
      `seq=${'text1+'.repeat(2e5)}`,
    ]
    const many = Array.from({ length: 1e5 }, (_, i) => `k${i}=${i}&k${i}=2`).join('&')
    for (const text of [...hostile, many, `pairs=${'1t'.repeat(5e5)}`, `longFactor=${'1,'.repeat(5e5)}`]) {
      const start = performance.now()
      expectSound(text)
      expectSound(text.slice(0, LONGEST_LINK))
      expect(performance.now() - start).toBeLessThan(2000)
      expect(texts(text)[0]).toContain(`only whole parts of the first ${LONGEST_LINK} characters`)
    }
  })

  it('is never cut inside a value', () => {
    const filler = `hide=${'x'.repeat(LONGEST_LINK - 16)}`
    expect(read(`${filler}&theta=1000000`).state.scene).toEqual(PAGE.opening.scene)
  })
})

describe('a link that says nothing of the scene', () => {
  it('shows the opening', () => {
    for (const fragment of ['', '#', 'v=1', 'embed=1&view=wheels', 'thetta=5'])
      expect(read(fragment).state.scene).toEqual(PAGE.opening.scene)
  })

  it('still sets the view', () => {
    const { view } = read('embed=1&view=wheels&hide=rail,footer&theme=dark').state
    expect(view).toEqual({ ...PAGE.opening.view, embed: true, primary: 'wheels', hide: ['rail', 'footer'], theme: 'dark' })
  })
})

describe('B', () => {
  it('is absent without vs and b. keys', () => {
    expect(read('variant=rope&theta=5000').state.scene.b).toBeNull()
  })

  it('is A with the changes that b. keys name', () => {
    const { a, b } = read('variant=rope&theta=5000&d=64&b.theta=7000').state.scene
    expect(b).toEqual({ ...a, geometry: { ...a.geometry, ropeTheta: 7000 } })
  })

  it('stretches what it copies to a head of another size', () => {
    const { state, notices } = read('variant=rope&rotary=32&b.d=16')
    expect(notices).toEqual([])
    expect(state.scene.b?.geometry).toMatchObject({ headDim: 16, rotaryDim: 16 })
    for (const { id, allocation } of VARIANTS)
      for (const spec of allocation?.params ?? []) {
        if (spec.kind !== 'section') continue
        const counts = spec.axes.map((_, axis) => (axis === 0 ? 33 - spec.axes.length : 1))
        const copied = read(`variant=${id}&d=64&rotary=64&${spec.key}=${counts.join()}&b.d=128&b.rotary=128`)
        expect(copied.notices).toEqual([])
        expect(copied.state.scene.b?.allocation.params[spec.key]).toEqual(counts.map(count => 2 * count))
      }
  })

  it('is a named variant with its own geometry under vs', () => {
    const { a, b } = read('variant=rope&theta=5000&vs=rope').state.scene
    expect(a.geometry.ropeTheta).toBe(5000)
    expect(b).toEqual(namedSetup('rope'))
  })

  it('stays away when vs names nothing', () => {
    const { state, notices } = read('variant=rope&vs=ropee')
    expect(state.scene.b).toBeNull()
    expect(notices).toMatchObject([{ about: 'vs=ropee', fix: { change: 'vs=rope' } }])
    expect(notices[0]?.text).toContain('Comparison stays at none.')
  })
})

describe('the keys of the registry', () => {
  const fixed =
    'v variant vs frequencies allocation layout theta d rotary trained seq content view panel lane ruler diff theme backend embed hide at pair pin b'

  it('are letters and digits and none that the link uses itself', () => {
    for (const { key } of paramSpecs) {
      expect(key).toMatch(/^[a-zA-Z][a-zA-Z0-9]*$/)
      expect(fixed.split(' ')).not.toContain(key)
    }
  })

  it('have one kind wherever they occur', () => {
    for (const { key, kind } of paramSpecs)
      expect(paramSpecs.filter(spec => spec.key === key).map(spec => spec.kind)).toEqual(
        paramSpecs.filter(spec => spec.key === key).map(() => kind),
      )
  })
})
