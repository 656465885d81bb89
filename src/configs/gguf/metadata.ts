/** A value of GGUF metadata; numbers that a float64 cannot hold are rounded to it. */
export type MetadataValue = number | string | boolean | number[]

/** Key/value metadata of a GGUF file, such as `llama.rope.freq_base`; arrays that are not of numbers are left out. */
export type GgufMetadata = Record<string, MetadataValue>
