import type { Palette } from '../views/paint/palette'
import { DARK, LIGHT } from '../views/paint/palette'

/** Tokens that only the page needs; pictures draw from the palette. */
const CHROME = {
  light: {
    hover: 'rgb(27 26 23 / 5.5%)',
    press: 'rgb(27 26 23 / 10%)',
    'warn-bg': '#FFF4DA',
    'warn-line': '#D9A93A',
    'warn-text': '#7A5200',
    'err-bg': '#FCEBE8',
    'err-line': '#D98D80',
    'err-text': '#9B2C1D',
    shadow: '0 1px 2px rgb(27 26 23 / 6%), 0 8px 24px rgb(27 26 23 / 10%)',
    scrim: 'rgb(27 26 23 / 28%)',
  },
  dark: {
    hover: 'rgb(237 234 227 / 6%)',
    press: 'rgb(237 234 227 / 11%)',
    'warn-bg': '#2B2416',
    'warn-line': '#7A6228',
    'warn-text': '#EBC46A',
    'err-bg': '#2E1C1A',
    'err-line': '#7D4038',
    'err-text': '#F39A8B',
    shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 8px 28px rgb(0 0 0 / 50%)',
    scrim: 'rgb(0 0 0 / 55%)',
  },
} as const

export const PALETTES = { light: LIGHT, dark: DARK } as const

/** Every token of a theme as a custom property, such as `--ink2`, `--t`, `--t-ink`, `--err-line`. */
export function themeTokens(palette: Palette): Record<string, string> {
  const { theme, fill, axisInk, ...plain } = palette
  const named = (names: Record<string, string>, suffix: string) =>
    Object.entries(names).map(([name, value]) => [`--${name}${suffix}`, value])
  return Object.fromEntries([
    ...named(plain, ''),
    ...named(fill, ''),
    ...named(axisInk, '-ink'),
    ...named(CHROME[theme], ''),
  ]) as Record<string, string>
}

export function applyTheme(palette: Palette) {
  const root = document.documentElement
  for (const [name, value] of Object.entries(themeTokens(palette))) root.style.setProperty(name, value)
  root.style.colorScheme = palette.theme
  root.dataset.theme = palette.theme
}
