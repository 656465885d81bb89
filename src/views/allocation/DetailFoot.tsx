import { plotLeft } from '../paint/bench'
import type { ViewInput } from '../view'
import { BandTables } from './BandsDetail'
import { ChannelMaps, mapPlot } from './ChannelMap'
import type { Detail } from './detail'
import { FrequencyPlanes } from './FrequencyPlane'
import { RangeTable, RangeTables, rangeTableHeight } from './RangeTable'

interface DetailFootProps {
  input: Pick<ViewInput, 'a' | 'cursor' | 'phone' | 'palette'> & { b?: ViewInput['b'] }
  detail: Detail
  width: number
}

/** What stands under the cells, without controls. */
export function DetailFoot({ input, detail, width }: DetailFootProps) {
  const { cursor, phone, palette } = input
  if (detail.kind === 'bands') return <BandTables scalings={detail.scalings} width={width} phone={phone} palette={palette} />
  if (detail.kind === 'channels') {
    const plot = mapPlot(width, phone)
    return (
      <g transform={`translate(${plot.left} 0)`}>
        <ChannelMaps sides={detail.sides} width={plot.width} pair={cursor.pair} phone={phone} palette={palette} />
      </g>
    )
  }
  if (detail.kind === 'plane') return <FrequencyPlanes input={input} left={plotLeft(false)} width={width} />
  const { tables } = detail
  if (!phone) return <RangeTables tables={tables} width={width} palette={palette} />
  const top = (side: number) => tables.slice(0, side).reduce((y, table) => y + rangeTableHeight([table], width) + 12, 0)
  return tables.map((table, i) => (
    <g key={table.letter} transform={`translate(0 ${top(i)})`}>
      <RangeTable {...table} width={width} palette={palette} />
    </g>
  ))
}
