import { paperReport } from './report'

const { changed } = paperReport(line => console.log(line), process.argv.includes('--quick'))
console.log(changed ? `\n${changed} verdicts or numbers changed` : '\nall verdicts as recorded')
process.exitCode = changed ? 1 : 0
