/**
 * Queries that grow with position, so that attention over a long context stays sharp.
 *   1 + β ln(⌊(m + offset) / L_0⌋ + 1)
 * Llama 4, layers without positions: β = 0.1, L_0 = 8192, offset 1 (meta-llama/llama-models @ a9c89c4, models/llama4).
 * Ministral 3, all layers: β = 0.1, L_0 = 16384, offset 0 (transformers 5.18.0).
 */
export function queryTemperature(position: number, length: number, beta = 0.1, offset = 0): number {
  return 1 + beta * Math.log(Math.floor((position + offset) / length) + 1)
}
