import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Color,
  DoubleSide,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  OrthographicCamera,
  Points,
  PointsMaterial,
  Scene,
  Spherical,
  Vector3,
  WebGLRenderer,
} from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import type { Palette } from '../paint/palette'
import type { SpaceBodies, Triple } from './spaceBodies'
import { spaceSpans } from './spaceBodies'

/** A word at the end of an axis of one side's space. */
export interface SpaceLabel {
  side: number
  /** ids of both ends of the axis */
  from: Triple
  to: Triple
  element: HTMLElement
}

export interface Space {
  /** radians about the vertical, and up */
  orbit: (around: number, up: number) => void
  zoom: (factor: number) => void
  reset: () => void
  /** px; beside: sides stand left and right, else one above the other */
  resize: (width: number, height: number, beside: boolean) => void
  dispose: () => void
}

/** Half the height of the view, in spans of the drawn space. */
const REACH = 0.78
const FROM = new Vector3(-0.85, 0.3, 0.6).setLength(4)

/**
 * The sides' tokens in the space of three ids, the first to the right and away, the second up, the third to the right and near, all
 * seen from one direction.
 * Draws only when something moves. Throws where there is no WebGL 2.
 */
export function createSpace(
  host: HTMLElement,
  bodies: readonly SpaceBodies[],
  labels: readonly SpaceLabel[],
  palette: Palette,
): Space {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('webgl2', { antialias: true, alpha: true })
  if (!context) throw new Error('This browser offers no WebGL 2.')
  const renderer = new WebGLRenderer({ canvas, context, alpha: true })
  renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2))
  renderer.setScissorTest(true)
  host.prepend(canvas)

  const camera = new OrthographicCamera()
  const controls = new OrbitControls(camera, host)
  controls.enablePan = false
  // OrbitControls takes every touch; a finger that moves up or down must still scroll the page
  host.style.touchAction = 'pan-y'
  controls.minZoom = 0.4
  controls.maxZoom = 40
  const dot = dotTexture()
  const spans = spaceSpans(bodies)
  const places = bodies.map((body, k) => {
    const scene = new Scene()
    const group = buildSide(body, dot, palette)
    const scale = 1 / (spans[k] as number)
    const middle = body.low.map((from, axis) => (-(from + (body.high[axis] as number)) / 2) * scale) as [number, number, number]
    group.scale.setScalar(scale)
    group.position.set(...middle)
    scene.add(group)
    return { scene, group }
  })

  let size = { width: 1, height: 1, beside: true }
  let asked = 0
  const draw = () => {
    asked = 0
    const many = places.length
    const width = size.beside ? size.width / many : size.width
    const height = size.beside ? size.height : size.height / many
    Object.assign(camera, { top: REACH, bottom: -REACH, right: (REACH * width) / height, left: (-REACH * width) / height })
    camera.updateProjectionMatrix()
    places.forEach(({ scene, group }, k) => {
      const [x, y] = size.beside ? [k * width, 0] : [0, k * height]
      const bottom = size.height - y - height
      renderer.setViewport(x, bottom, width, height)
      renderer.setScissor(x, bottom, width, height)
      renderer.render(scene, camera)
      const onScreen = (at: Triple) => {
        const point = group.localToWorld(new Vector3(...at)).project(camera)
        return { x: x + ((point.x + 1) / 2) * width, y: y + ((1 - point.y) / 2) * height }
      }
      for (const { side, from, to, element } of labels)
        if (side === k) placeBeyond(element, onScreen(from), onScreen(to), size.width)
    })
  }
  const ask = () => {
    asked ||= requestAnimationFrame(draw)
  }
  const reset = () => {
    camera.position.copy(FROM)
    camera.zoom = 1
    controls.target.set(0, 0, 0)
    controls.update()
    ask()
  }
  controls.addEventListener('change', ask)
  canvas.addEventListener('webglcontextrestored', ask)
  reset()

  return {
    reset,
    orbit: (around, up) => {
      const at = new Spherical().setFromVector3(camera.position)
      at.theta += around
      at.phi -= up
      camera.position.setFromSpherical(at.makeSafe())
      controls.update()
      ask()
    },
    zoom: factor => {
      camera.zoom = Math.max(controls.minZoom, Math.min(controls.maxZoom, camera.zoom * factor))
      ask()
    },
    resize: (width, height, beside) => {
      size = { width, height, beside }
      renderer.setSize(width, height)
      ask()
    },
    dispose: () => {
      cancelAnimationFrame(asked)
      controls.dispose()
      for (const { group } of places)
        for (const child of group.children as (Mesh | Points | LineSegments)[]) {
          child.geometry.dispose()
          for (const material of [child.material].flat()) material.dispose()
        }
      dot.dispose()
      renderer.dispose()
      renderer.forceContextLoss()
      canvas.remove()
    },
  }
}

interface Pixel {
  x: number
  y: number
}

/** Puts a word just past the end of a line, on the side to which the line points, and inside the picture. */
function placeBeyond(element: HTMLElement, from: Pixel, to: Pixel, room: number) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const [right, down] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const { offsetWidth: width, offsetHeight: height } = element
  const left = Math.max(0, Math.min(room - width, to.x + 6 * right + (width * (right - 1)) / 2))
  const top = to.y + 6 * down + (height * (down - 1)) / 2
  element.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`
}

function buildSide(body: SpaceBodies, dot: CanvasTexture, palette: Palette): Group {
  const group = new Group()
  const points = (triples: Float32Array, colour: string, size: number, opacity: number) =>
    new Points(
      geometryOf(triples),
      new PointsMaterial({ color: colour, size, sizeAttenuation: false, map: dot, alphaTest: 0.4, transparent: true, opacity }),
    )
  const tiles = geometryOf(body.tiles)
  tiles.setIndex([...body.shares].flatMap((_, k) => [0, 1, 2, 0, 2, 3].map(corner => 4 * k + corner)))
  tiles.setAttribute('color', new BufferAttribute(tileColours(body.shares, palette), 4))
  const edges = geometryOf(body.tiles)
  edges.setIndex([...body.shares].flatMap((_, k) => [0, 1, 1, 2, 2, 3, 3, 0].map(corner => 4 * k + corner)))
  const many = body.drawnFrames > 64
  group.add(
    new LineSegments(axesGeometry(body), new LineBasicMaterial({ vertexColors: true })),
    new Mesh(tiles, new MeshBasicMaterial({ vertexColors: true, transparent: true, side: DoubleSide, depthWrite: false })),
    new LineSegments(edges, new LineBasicMaterial({ color: palette.ink2, transparent: true, opacity: many ? 0.25 : 0.9 })),
    points(body.patches, palette.fill.t, body.tiles.length ? 2.5 : 4, 0.75),
    points(body.text, palette.ink, 5, 1),
  )
  const axes = group.children[0] as LineSegments<BufferGeometry>
  axes.geometry.setAttribute('color', new BufferAttribute(axisColours(body, palette), 3))
  return group
}

function geometryOf(triples: Float32Array): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(triples, 3))
  return geometry
}

/** Three lines from the corner where all ids are smallest, each to the largest id of its axis. */
function axesGeometry({ low, high }: SpaceBodies): BufferGeometry {
  const [t, h, w] = low
  return geometryOf(Float32Array.from([t, h, w, high[0], h, w, t, h, w, t, high[1], w, t, h, w, t, h, high[2]]))
}

function axisColours({ axes }: SpaceBodies, palette: Palette): Float32Array {
  return Float32Array.from(
    axes.flatMap(axis => {
      const { r, g, b } = new Color(axis ? palette.axisInk[axis] : palette.line2)
      return [r, g, b, r, g, b]
    }),
  )
}

/** Vermilion, 8 to 40 % with time; four corners per frame. Many frames share the density of sixteen. */
function tileColours(shares: Float32Array, palette: Palette): Float32Array {
  const { r, g, b } = new Color(palette.fill.t)
  const thin = Math.min(1, 16 / Math.max(shares.length, 1))
  return Float32Array.from(
    [...shares].flatMap(share =>
      Array(4)
        .fill([r, g, b, (0.08 + 0.32 * share) * thin])
        .flat(),
    ),
  )
}

function dotTexture(): CanvasTexture {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 32
  const context = canvas.getContext('2d')
  if (context) {
    context.fillStyle = '#fff'
    context.arc(16, 16, 15, 0, 2 * Math.PI)
    context.fill()
  }
  return new CanvasTexture(canvas)
}
