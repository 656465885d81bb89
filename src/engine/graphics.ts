/** A WebGL 2 context on a canvas of its own. */
export interface Graphics {
  gl: WebGL2RenderingContext
  /** what the driver calls itself */
  renderer: string
  /** the renderer runs on the CPU */
  software: boolean
  /** settles with the reason when the browser takes the context away */
  lost: Promise<string>
  /** gives the context back; not reported as lost */
  release: () => void
}

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render|\bwarp\b/i

/** Null where WebGL 2 is missing, as in the workers of WebKit. */
export function openGraphics(): Graphics | null {
  if (typeof OffscreenCanvas === 'undefined') return null
  const canvas = new OffscreenCanvas(1, 1)
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false })
  if (!gl) return null
  let released = false
  const lost = new Promise<string>(resolve => {
    canvas.addEventListener('webglcontextlost', () => {
      if (!released) resolve('The GPU context was lost.')
    })
  })
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL
  const renderer = String(gl.getParameter(unmasked ?? gl.RENDERER))
  const release = () => {
    released = true
    gl.getExtension('WEBGL_lose_context')?.loseContext()
  }
  return { gl, renderer, software: SOFTWARE.test(renderer), lost, release }
}
