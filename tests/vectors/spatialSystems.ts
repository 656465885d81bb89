import type { RotaryStyle } from '../../src/core/channels'
import type { RotarySpec } from '../../src/core/resolve'
import { axisOfPair } from '../../src/core/resolve'
import { rotateAt } from '../../src/core/rotate'
import type { Choice, Params, Segment } from '../../src/core/scene'
import { CLOSE } from './gridCase'
import { idsByAxis, imageOf, specOf, videoOf } from './promptCase'
import { rampVectors, scoresFrom } from './ramp'
import { resolveCase, setupOf } from './setup'
import type { VectorSystem } from './system'

/** Position ids, allocation and scores of prompts with images and video. */
export const spatialSystems: readonly VectorSystem[] = [
  promptSystem('vanilla_1d', 'rope', 'mrope'),
  promptSystem('mrope_qwen2vl', 'mrope', 'mrope'),
  promptSystem('mrope_qwen2vl_tf518_suffix', 'mrope', 'mrope', { layout: () => ({ release: 'transformers5' }) }),
  promptSystem('mrope_interleaved_qwen3vl', 'mropeInterleaved', 'mropeInterleaved'),
  promptSystem('mrope_i_spatial_reset', 'mropeI', 'mropeI', {
    layout: ({ segments }) => ({ wholeVideo: segments.some((part: any) => part.video) }),
  }),
  promptSystem('videorope', 'videorope', 'videorope', { layout: ({ delta }) => ({ delta }) }),
  promptSystem('hope', 'hope', 'hope', { layout: ({ gamma }) => ({ gamma }) }),
  promptSystem('mm_rope', 'mmRope', 'mmRope', {
    layout: ({ position_scale: [timeScale, heightScale, widthScale] }) => ({ timeScale, heightScale, widthScale }),
  }),
  promptSystem('omni_il_rope_positions', 'omniRope', 'omniRope', {
    layout: ({ temporal_stride }) => ({ temporalStride: temporal_stride }),
  }),
  promptSystem('glm4v_partial_mrope', 'glm4v', 'glm4v', { style: 'gptj' }),
  {
    ...promptSystem('tad_rope', 'tadRope', 'mrope'),
    run: input => {
      const spec = specOf(input, choice('tadRope'), choice('mrope'))
      const index = Array.from({ length: spec.tokens.count }, (_, token) => token)
      const time = index.map(token => (spec.positionIds[0]?.[token] as number) - token)
      return { ...outputsOf(spec, input.head_dim), time_part: time, vanilla_part: index }
    },
  },
  {
    file: 'mrope_qwen25vl_abs_time',
    run: input => {
      const ids = (release: string, tokensPerSecond: number) =>
        idsByAxis(specOf(input, choice('mropeAbsTime', { release, tokensPerSecond }), choice('mropeAbsTime')))
      return {
        // the released code multiplies by 2 whatever the configuration says
        finetune_repo_times2: ids('reference', 2),
        'transformers_4.57.6': ids('transformers4', input.tokens_per_second),
        'transformers_5.18.0': ids('transformers5', input.tokens_per_second),
      }
    },
    tolerance: () => 'exact',
  },
  {
    file: 'mhrope',
    run: input => {
      const [timeHeads, heightHeads, widthHeads] = input.head_section_thw
      const heads = { keyValueHeads: input.num_key_value_heads, timeHeads, heightHeads, widthHeads }
      const whole = { wholeVideo: input.segments.some((part: any) => part.video) }
      const spec = specOf(input, choice('mhrope', whole), choice('mhrope', heads))
      const { ones, query, key } = rampVectors(input.head_dim)
      const last = spec.tokens.count - 1
      const perHead = (q: number[], k: number[]) => spec.groups.map(group => scoresFrom(spec, last, q, k, 'neox', group))
      return {
        position_ids: idsByAxis(spec),
        axis_of_kv_head: spec.groups.map(group => axisOfPair(group, 0)),
        inv_freq: spec.groups[0].ladder,
        score_ones_last_query_per_kv_head: perHead(ones, ones),
        score_ramp_last_query_per_kv_head: perHead(query, key),
      }
    },
    tolerance: key => (key.startsWith('axis') || IDS.has(key) ? 'exact' : CLOSE),
  },
  {
    file: 'vrope',
    run: input => {
      const spec = specOf(input, choice('vrope'), choice('vrope'))
      const { inv_freq, axis_of_pair, score_ones_last_query, score_ramp_last_query } = outputsOf(spec, input.head_dim)
      return {
        position_index_by_direction: spec.positionIds,
        direction_of_pair: axis_of_pair,
        next_text_position: spec.next,
        inv_freq,
        score_ones_last_query,
        score_ramp_last_query,
      }
    },
    tolerance: key => (key.startsWith('score') || key === 'inv_freq' ? CLOSE : 'exact'),
  },
  {
    file: 'v2pe',
    run: input => {
      const { text_prefix, img_start, tiles, tokens_per_tile, img_end, text_suffix } = input
      const prompt: Segment[] = [
        { kind: 'text', tokens: text_prefix + img_start },
        imageOf([tiles, tokens_per_tile]),
        { kind: 'text', tokens: img_end + text_suffix },
      ]
      const layout = choice('v2pe', { stride: input.rope_pos_id_stride, tokensPerTile: tokens_per_tile })
      return { position_ids: resolveCase(setupOf({}, { layout }), prompt).positionIds[0] }
    },
    tolerance: (_, { tokens_per_tile }) => (Number.isInteger(Math.log2(tokens_per_tile)) ? 'exact' : CLOSE),
  },
  {
    file: 'tmrope_qwen25omni',
    // follows from audio_seqlen
    beside: ['audio_tokens'],
    run: input => {
      const markers = 1
      const prompt: Segment[] = [
        { kind: 'text', tokens: input.text_prefix + markers },
        soundingBlock(input),
        { kind: 'text', tokens: markers + input.text_suffix },
      ]
      const params = { positionsPerSecond: input.position_id_per_seconds, secondsPerChunk: input.seconds_per_chunk }
      const setup = setupOf({}, { layout: choice('tmrope', params), allocation: choice('tmrope') })
      const spec = resolveCase(setup, prompt)
      return { position_ids: idsByAxis(spec), rope_delta: spec.ropeDelta }
    },
    tolerance: () => 'exact',
  },
  {
    file: 'circle_rope',
    run: ({ H, W, circle_rope: circle }) => {
      const auto = String(circle.radius).startsWith('auto')
      const lift = circle.move_to_positive
      const params: Params = {
        alpha: circle.alpha,
        radius: auto ? Number(circle.radius.split('-')[1] ?? 1) : Number(circle.radius),
        autoRadius: auto,
        centred: Boolean(circle.move_to_origin),
        mix: circle.method === 'no_circle' ? 1 : Number(circle.dff_rate || 0),
        positive: Boolean(lift),
        lift: lift && lift !== 'auto' ? Number(lift) : 0,
      }
      const setup = setupOf({}, { layout: choice('circleRope', params), allocation: choice('mrope') })
      return idsByAxis(resolveCase(setup, [imageOf([H, W])]))
    },
    // the plane across the text is set up in float32 upstream
    tolerance: () => ({ abs: 1e-6, rel: 1e-6 }),
  },
  {
    file: 'ernie45_vl_alloc',
    run: ({ head_dim, rope_theta, section_hwt }) => {
      const allocation = choice('ernieVl', { sectionHwt: section_hwt })
      const setup = setupOf({ headDim: head_dim, ropeTheta: rope_theta }, { allocation, layout: choice('ernieVl') })
      const [group] = resolveCase(setup, []).groups
      const channels = Array.from({ length: head_dim }, (_, channel) => Math.floor(channel / 2))
      return {
        'axis_of_channel_after_recomposition(0=t,1=h,2=w)': channels.map(pair => axisOfPair(group, pair)),
        inv_freq_of_channel: channels.map(pair => group.ladder[pair]),
      }
    },
    tolerance: key => (key.startsWith('axis') ? 'exact' : CLOSE),
  },
  {
    file: 'hunyuan_vl_xdrope_alloc',
    run: ({ head_dim, xdrope_section }) => {
      const allocation = choice('hunyuanVl', { xdropeSection: xdrope_section })
      const setup = setupOf({ headDim: head_dim }, { allocation, layout: choice('hunyuanVl') })
      const { pairs, groups } = resolveCase(setup, [])
      const second = { ...groups[0], invFreq: groups[0].secondInvFreq as Float64Array[] }
      const halves = [groups[0], second].flatMap(group => Array.from({ length: pairs }, (_, pair) => ({ group, pair })))
      return {
        axis_of_channel: halves.map(({ group, pair }) => axisOfPair(group, pair)),
        freq_index_of_channel: halves.map(({ group, pair }) =>
          group.ladder.indexOf(group.invFreq.reduce((sum, row) => sum + (row[pair] as number), 0)),
        ),
      }
    },
    tolerance: () => 'exact',
  },
  {
    file: 'videorope_alloc_reimpl_bug',
    run: ({ head_dim, mrope_section }) => {
      const allocation = choice('videorope', { follow: 'multimodalRopes', mropeSection: mrope_section })
      const setup = setupOf({ headDim: head_dim }, { allocation, layout: choice('videorope') })
      const { pairs, groups } = resolveCase(setup, [])
      const axes = Array.from({ length: pairs }, (_, pair) => axisOfPair(groups[0], pair))
      return { axis_of_pair_multimodal_ropes_repo: axes }
    },
    tolerance: () => 'exact',
  },
  {
    file: 'videorope_pp_scaling',
    run: input => {
      const params = {
        method: METHODS[input.method as string] ?? input.method,
        factor: input.factor,
        originalMaxPositionEmbeddings: input.original_max_position,
        seqLen: input.seq_len ?? 0,
      }
      const order = input.method === 'mrope++' ? 'mrope' : 'videorope'
      const setup = setupOf(
        { headDim: input.head_dim, ropeTheta: input.rope_theta },
        {
          frequencies: input.method === 'default' ? choice('rope') : choice('videoropePlus', params),
          allocation: choice(order, { mropeSection: input.mrope_section }),
          layout: choice(order),
        },
      )
      return { inv_freq: resolveCase(setup, []).groups[0].ladder }
    },
    tolerance: () => CLOSE,
  },
]

const IDS = new Set(['t', 'h', 'w', 'rope_delta', 'time_part', 'vanilla_part'])
const METHODS: Record<string, string> = { 'videorope++_v1': 'videorope++', videoropepp_dynamic: 'dynamic++' }

function choice(variant: string, params: Params = {}): Choice {
  return { variant, params }
}

function promptSystem(
  file: string,
  layout: string,
  allocation: string,
  { layout: params = () => ({}), style }: { layout?: (input: any) => Params; style?: RotaryStyle } = {},
): VectorSystem {
  return {
    file,
    run: input => outputsOf(specOf(input, choice(layout, params(input)), choice(allocation)), input.head_dim, style),
    // ids are whole numbers, except where a spacing such as 0.7 has no exact float64
    tolerance: (key, { delta, gamma, temporal_stride, position_scale }) => {
      const spacings = [delta, gamma, temporal_stride, position_scale].flat().map(spacing => spacing ?? 1)
      const dyadic = spacings.every(spacing => Number.isInteger(spacing * 8))
      return key === 'axis_of_pair' || (IDS.has(key) && dyadic) ? 'exact' : CLOSE
    },
  }
}

function outputsOf(spec: RotarySpec, headDim = 2 * spec.pairs, style: RotaryStyle = 'neox'): Record<string, unknown> {
  const { ones, query, key } = rampVectors(headDim)
  const last = spec.tokens.count - 1
  return {
    position_ids: idsByAxis(spec),
    inv_freq: spec.groups[0].ladder,
    axis_of_pair: Array.from({ length: spec.pairs }, (_, pair) => axisOfPair(spec.groups[0], pair)),
    score_ones_last_query: scoresFrom(spec, last, ones, ones, style),
    score_ramp_last_query: scoresFrom(spec, last, query, key, style),
    rotated_ramp_q: Array.from({ length: spec.tokens.count }, (_, token) => rotateAt(spec, token, query, style)),
    rope_delta: spec.ropeDelta,
  }
}

/** The block of a TMRoPE case: an image, a video, a video with its sound, or sound alone. */
function soundingBlock({ kind, grid_thw_merged, second_per_grid, audio_seqlen }: any): Segment {
  if (kind === 'image') return imageOf(grid_thw_merged.slice(-2))
  if (kind === 'audio') return { kind, melFrames: audio_seqlen }
  const video = videoOf(grid_thw_merged, second_per_grid)
  return audio_seqlen ? ({ ...video, melFrames: audio_seqlen } as Segment) : video
}
