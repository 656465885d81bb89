import type { FileSource } from '../files/source'
import { FileProblem, sayBytes } from '../files/source'
import type { Dtype } from './decode'
import { DTYPES } from './decode'
import type { Tensor } from './tensor'
import { elements } from './tensor'

/** NumPy has no bfloat16: ml_dtypes, which JAX uses, writes it as two raw bytes. */
const DESCR: Readonly<Record<string, Dtype>> = {
  f8: 'F64',
  f4: 'F32',
  f2: 'F16',
  V2: 'BF16',
  bfloat16: 'BF16',
  i8: 'I64',
  i4: 'I32',
  i2: 'I16',
  i1: 'I8',
  u8: 'U64',
  u4: 'U32',
  u2: 'U16',
  u1: 'U8',
  b1: 'BOOL',
}

/** The array of a .npy file, formats 1 to 3 (numpy/lib/_format_impl.py): a Python dict of descr, fortran_order and shape. */
export async function readNpy(source: FileSource): Promise<Tensor> {
  const head = await source.readSlice(0, 12)
  const fault = (what: string) => new FileProblem(`${source.name} is not a .npy file that can be read: ${what}`)
  if (String.fromCharCode(...head.subarray(0, 6)) !== '\x93NUMPY') throw fault('it does not start with the mark of NumPy.')
  if (head.length < 12) throw fault('it ends inside its first 12 bytes.')
  const version = head[6] as number
  const view = new DataView(head.buffer, head.byteOffset)
  if (version < 1 || version > 3) throw fault(`its format is ${version}; formats 1 to 3 are known.`)
  const [from, length] = version === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)]
  const start = from + length
  if (length > 1 << 20 || start > source.size) throw fault(`its header would be ${sayBytes(length)} long.`)
  const text = new TextDecoder(version === 3 ? 'utf-8' : 'latin1').decode(await source.readSlice(from, start))
  const descr = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1]
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1]
  const shapeText = /'shape'\s*:\s*\(([\d,\sL]*)\)/.exec(text)?.[1]
  if (!descr && /'descr'\s*:\s*\[/.test(text)) throw fault('it holds records with named fields, not one array of numbers.')
  if (!descr || !order || shapeText === undefined)
    throw fault(
      `its header lacks ${['descr', 'fortran_order', 'shape'].filter((_, i) => ![descr, order, shapeText][i]).join(' and ')}.`,
    )
  const dtype = DESCR[descr.replace(/^[<>=|]/, '')]
  if (!dtype) throw fault(`its numbers are of NumPy’s type ${descr}; floats and whole numbers are read.`)
  const shape = shapeText.split(',').flatMap(part => (part.trim() ? [Number.parseInt(part, 10)] : []))
  const needed = start + elements(shape) * DTYPES[dtype]
  if (needed > source.size)
    throw new FileProblem(
      `${source.name} is cut off: ${shape.join(' × ')} numbers of ${DTYPES[dtype]} bytes need ${needed} bytes, and it has ${source.size}.`,
    )
  const name = source.name.replace(/\.npy$/i, '')
  return { name, dtype, shape, fortran: order === 'True', littleEndian: !descr.startsWith('>'), start, source }
}
