import type { FileSource } from '../files/source'
import { FileProblem } from '../files/source'

const WINDOW = 1 << 20
const TEXT = new TextDecoder()

/** Reads numbers and strings one after another through a window on the file. Await `has` before each synchronous read. */
export class ByteReader {
  /** offset in the file of the next byte */
  at = 0
  littleEndian = true
  private start = 0
  private window: Uint8Array = new Uint8Array(0)
  private view: DataView = new DataView(this.window.buffer)
  private readonly source: FileSource

  constructor(source: FileSource) {
    this.source = source
  }

  /** Whether the next `bytes` are in the window already. */
  holds(bytes: number): boolean {
    return this.at - this.start + bytes <= this.window.length
  }

  /** Brings the next `bytes` into the window; `what` names them where the file ends before. */
  async has(bytes: number, what: string): Promise<void> {
    if (this.holds(bytes)) return
    if (this.at + bytes > this.source.size) throw this.cutOff(bytes, what)
    this.window = await this.source.readSlice(this.at, Math.min(this.source.size, this.at + Math.max(bytes, WINDOW)))
    this.view = new DataView(this.window.buffer, this.window.byteOffset, this.window.byteLength)
    this.start = this.at
    if (!this.holds(bytes)) throw this.cutOff(bytes, what)
  }

  private cutOff(bytes: number, what: string) {
    return new FileProblem(
      `${this.source.name} is cut off: it has ${this.source.size} bytes, and ${what} would need ${bytes} from byte ${this.at} on. Download it again, all of it.`,
    )
  }

  skip(bytes: number) {
    this.at += bytes
  }

  read<T>(bytes: number, get: (view: DataView, at: number, littleEndian: boolean) => T): T {
    const value = get(this.view, this.at - this.start, this.littleEndian)
    this.at += bytes
    return value
  }

  u32 = () => this.read(4, (view, at, little) => view.getUint32(at, little))

  u64 = () => Number(this.read(8, (view, at, little) => view.getBigUint64(at, little)))

  text(bytes: number): string {
    const from = this.at - this.start
    this.at += bytes
    return TEXT.decode(this.window.subarray(from, from + bytes))
  }
}
