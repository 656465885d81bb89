import type { SVGAttributes } from 'react'
import { MATH } from './palette'

const UPRIGHT = 'KaTeX_Main, "Latin Modern Roman", "Times New Roman", serif'

/** A symbol in the maths face: italic letters, upright capitals of Greek. */
export function MathText({ children, ...rest }: SVGAttributes<SVGTextElement> & { children: string }) {
  return (
    <text {...rest} {...mathFace(children)}>
      {children}
    </text>
  )
}

/** The same inside a line of text. */
export function MathSpan({ children, ...rest }: SVGAttributes<SVGTSpanElement> & { children: string }) {
  return (
    <tspan {...rest} {...mathFace(children)}>
      {children}
    </tspan>
  )
}

function mathFace(symbol: string) {
  return /[\u0391-\u03a9]/.test(symbol) ? { fontFamily: UPRIGHT } : { fontFamily: MATH, fontStyle: 'italic' }
}
