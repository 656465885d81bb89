import { useId } from 'react'
import type { Layer } from './layer'
import { HATCH, layerPath } from './layer'

/** Layers as SVG paths, for figures that leave the page. */
export function LayerPaths({ layers }: { layers: readonly Layer[] }) {
  const id = useId().replace(/[^\w-]/g, '')
  const hatches = [...new Set(layers.flatMap(({ style }) => style.hatch ?? []))]
  return (
    <>
      {hatches.length > 0 && (
        <defs>
          {hatches.map((colour, at) => (
            <HatchPattern key={colour} id={`hatch-${id}-${at}`} colour={colour} />
          ))}
        </defs>
      )}
      {layers.map(layer => {
        const { style } = layer
        const d = layerPath(layer)
        if (!d) return null
        return (
          <g key={layer.id}>
            {(style.fill || style.stroke) && (
              <path
                d={d}
                opacity={style.opacity}
                fill={style.fill ?? 'none'}
                stroke={style.stroke}
                strokeWidth={style.stroke && (style.width ?? 1)}
                strokeDasharray={style.dash?.join(' ')}
                strokeLinecap={style.round ? 'round' : undefined}
                strokeLinejoin={style.stroke ? 'round' : undefined}
              />
            )}
            {style.hatch && (
              <path d={d} fill={`url(#hatch-${id}-${hatches.indexOf(style.hatch)})`} opacity={style.hatchOpacity} />
            )}
          </g>
        )
      })}
    </>
  )
}

/** 45° lines as a fill. */
export function HatchPattern({ id, colour }: { id: string; colour: string }) {
  return (
    <pattern id={id} width={HATCH.gap} height={HATCH.gap} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={HATCH.width} height={HATCH.gap} fill={colour} />
    </pattern>
  )
}
