import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'

/** The built site as a course page would host it: a plain file server, in a subfolder, no special headers. */
export async function serveSite(folder = 'dist', under = '/course/rope/'): Promise<{ url: string; close: () => void }> {
  const files = sirv(folder, { dev: true })
  const server = createServer((request, response) => {
    const missing = () => {
      response.statusCode = 404
      response.end()
    }
    if (!request.url?.startsWith(under)) return missing()
    request.url = `/${request.url.slice(under.length)}`
    files(request, response, missing)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}${under}`, close: () => server.close() }
}
