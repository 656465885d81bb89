import type { SVGAttributes } from 'react'

/** Text with a rim in the colour of the bench, readable over bands and lines. */
export function HaloText({ halo, ...rest }: SVGAttributes<SVGTextElement> & { halo: string }) {
  return <text stroke={halo} strokeWidth={4} strokeLinejoin="round" paintOrder="stroke" {...rest} />
}
