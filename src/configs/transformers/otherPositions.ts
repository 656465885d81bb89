/**
 * Architectures that turn no query and no key, by what tells them positions: the models of transformers 5.18.0 whose code does
 * not apply a rotary embedding (models/<name>/modeling_<name>.py), and Jais, whose code comes with its files.
 */
const HOW: readonly (readonly [words: string, types: string])[] = [
  ['a bias that grows with distance (ALiBi)', 'bloom mpt jais gpt_refact'],
  [
    'learned positions',
    `gpt2 gpt_neo gpt_bigcode openai-gpt opt biogpt bert bert-generation roberta roberta-prelayernorm xlm-roberta xlm-roberta-xl xmod
    camembert albert electra ernie megatron-bert rembert big_bird distilbert convbert luke longformer mobilebert squeezebert
    nystromformer mra yoso roc_bert bart mbart plbart blenderbot whisper layoutlm lilt ibert canine splinter`,
  ],
  ['sines that are added to the tokens', 'ctrl xglm m2m_100 nllb-moe marian pegasus pegasus_x musicgen musicgen_decoder'],
  [
    'a learned bias by distance',
    't5 mt5 umt5 longt5 switch_transformers pop2piano udop mpnet prophetnet xlnet deberta deberta-v2',
  ],
  ['layers with a state, which tell the order, and attention that is told none', 'jamba nemotron_h zamba kimi_linear'],
  ['no attention: a state carries the order', 'mamba mamba2 falcon_mamba rwkv xlstm'],
]

export const OTHER_POSITIONS: Readonly<Record<string, string>> = Object.fromEntries(
  HOW.flatMap(([words, types]) => types.split(/\s+/).map(type => [type, words] as const)),
)

/** One sentence, or null where the name is none of them. */
export function otherPositions(named: string): string | null {
  const how = OTHER_POSITIONS[named]
  return how === undefined ? null : `${named} has ${how}; it has no rotary embedding, and no layer turns.`
}
