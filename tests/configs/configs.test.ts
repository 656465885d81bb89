import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareFile, configsCommand } from './command'

const FOLDER = 'tests/configs/published'

describe('a real configuration', () => {
  for (const name of readdirSync(FOLDER))
    it(`${name.replace('.json', '')} reads as its program reads it, to 1e-9`, () => {
      expect(compareFile(readFileSync(`${FOLDER}/${name}`, 'utf8'))).toEqual([])
    })
})

describe('npm run configs', () => {
  it('exits with 2 where there is nothing to compare', () => {
    const said: string[] = []
    expect(configsCommand([], line => said.push(line))).toBe(2)
    expect(configsCommand(['no/such/folder'], line => said.push(line))).toBe(2)
    expect(said.join()).toContain('Usage')
  })

  it('finds a single wrong digit', () => {
    const text = readFileSync(`${FOLDER}/llama-3.1-8b.json`, 'utf8')
    const wrong = text.replace(/"attentionFactor": 1\.0/, '"attentionFactor": 1.0000001')
    expect(wrong).not.toBe(text)
    expect(compareFile(wrong)).toEqual(['attentionFactor: expected 1.0000001, got 1'])
  })
})
