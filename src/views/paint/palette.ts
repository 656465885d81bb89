import type { AxisId } from '../../core/scene'

/** Colours of one theme. `fill` for areas and lines from 2 px; `ink` for text and thin strokes. */
export interface Palette {
  theme: 'light' | 'dark'
  bench: string
  chassis: string
  raised: string
  ink: string
  ink2: string
  ink3: string
  line: string
  line2: string
  grid: string
  none: string
  b: string
  glass: string
  fill: Record<AxisId | 'all', string>
  axisInk: Record<AxisId | 'all', string>
}

export const LIGHT: Palette = {
  theme: 'light',
  bench: '#FBFAF8',
  chassis: '#F1EFEB',
  raised: '#FFFFFF',
  ink: '#1B1A17',
  ink2: '#55524A',
  ink3: '#6E6A60',
  line: '#DEDAD2',
  line2: '#8F8A7E',
  grid: '#E9E6E0',
  none: '#8A867C',
  b: '#7A4A9E',
  glass: 'rgba(27,26,23,0.045)',
  fill: {
    i: '#7A35D6',
    l: '#5B6B7B',
    d0: '#B83514',
    d1: '#4A45D8',
    d2: '#109377',
    d3: '#9A5AAF',
    x: '#009E73',
    y: '#0072B2',
    a: '#8C6D1F',
    t: '#D55E00',
    h: '#0072B2',
    w: '#009E73',
    p: '#1B1A17',
    all: '#1B1A17',
  },
  axisInk: {
    i: '#6A28C4',
    l: '#4F5E6D',
    d0: '#A53E12',
    d1: '#3A34D0',
    d2: '#197662',
    d3: '#8724A8',
    x: '#00714F',
    y: '#00639B',
    a: '#7A5C10',
    t: '#AD4A00',
    h: '#00639B',
    w: '#00714F',
    p: '#1B1A17',
    all: '#1B1A17',
  },
}

export const DARK: Palette = {
  theme: 'dark',
  bench: '#131416',
  chassis: '#1A1B1E',
  raised: '#222428',
  ink: '#EDEAE3',
  ink2: '#B3AFA6',
  ink3: '#938F86',
  line: '#2E3034',
  line2: '#6B6D72',
  grid: '#222428',
  none: '#7F7C75',
  b: '#BC9AE6',
  glass: 'rgba(237,234,227,0.06)',
  fill: {
    i: '#9A5CF0',
    l: '#7C8C9C',
    d0: '#D0682B',
    d1: '#6D5AED',
    d2: '#2A9C7C',
    d3: '#B04FB8',
    x: '#009E73',
    y: '#0072B2',
    a: '#A88730',
    t: '#D55E00',
    h: '#0072B2',
    w: '#009E73',
    p: '#EDEAE3',
    all: '#EDEAE3',
  },
  axisInk: {
    i: '#A97BF5',
    l: '#A3B3C2',
    d0: '#E39A5A',
    d1: '#9491F3',
    d2: '#57DB8A',
    d3: '#E98FD6',
    x: '#35C49A',
    y: '#58ADE2',
    a: '#D2AE55',
    t: '#F08B3E',
    h: '#58ADE2',
    w: '#35C49A',
    p: '#EDEAE3',
    all: '#EDEAE3',
  },
}

export const SANS = '-apple-system, BlinkMacSystemFont, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif'
export const MATH = 'KaTeX_Math, "Latin Modern Math", "Times New Roman", serif'
