import type { SVGAttributes } from 'react'
import { HaloText } from '../paint/HaloText'
import { MathSpan } from '../paint/MathText'
import type { Palette } from '../paint/palette'
import type { Piece } from './bracketLabel'
import { inkOf } from './pairs'

/** A 12 px label of text and symbols with a bench halo. */
export function Pieces({
  pieces,
  palette,
  ...rest
}: SVGAttributes<SVGTextElement> & { pieces: readonly Piece[]; palette: Palette }) {
  return (
    <HaloText halo={palette.bench} fontSize={12} xmlSpace="preserve" {...rest}>
      {pieces.map((piece, at) =>
        piece.symbol ? (
          <MathSpan key={at} fontSize={14.5} fill={piece.reads && inkOf(palette, piece.reads)}>
            {piece.text}
          </MathSpan>
        ) : (
          <tspan key={at}>{piece.text}</tspan>
        ),
      )}
    </HaloText>
  )
}
