import { PAPERS } from '../../src/papers'
import { checkClaim } from '../../src/papers/paper'

/** The table of every paper and what has changed from what is recorded. */
export function paperReport(say: (line: string) => void, quick = false): { changed: number } {
  let changed = 0
  for (const paper of PAPERS) {
    say(`\n${paper.title} (${paper.venue}, ${paper.sources[0]?.label ?? ''})`)
    for (const claim of paper.claims) {
      const { verdict, ours } = checkClaim(claim, quick)
      const number = ours === undefined ? 'not checked' : `here ${Number(ours.toPrecision(7))}`
      say(`  ${claim.what}: published ${claim.published} (${claim.where}), ${number}: ${sayVerdict(verdict, claim.because)}`)
      if (verdict === claim.recorded.verdict && sameNumber(ours, claim.recorded.ours)) continue
      changed++
      say(
        `    CHANGED: recorded was ${claim.recorded.verdict}${claim.recorded.ours === undefined ? '' : `, ${claim.recorded.ours}`} (now ${ours})`,
      )
    }
  }
  return { changed }
}

function sayVerdict(verdict: string, because = ''): string {
  if (verdict === 'agrees') return 'agrees'
  return verdict === 'differs' ? `differs. ${because}` : `not checkable here. ${because}`
}

function sameNumber(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))
}
