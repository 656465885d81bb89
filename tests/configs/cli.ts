import { configsCommand } from './command'

process.exitCode = configsCommand(process.argv.slice(2), line => console.log(line))
