import { useEffect, useRef, useState } from 'react'
import type { Certificate } from '../../core/baseBound'
import { checkStretch } from '../../core/baseBound'
import { formatPositions } from '../paint/format'
import parts from '../paint/parts.module.css'

/** ms of checking between two pauses */
const SLICE = 8

/** The proof as a file, and the same proof gone through again here. */
export function CertificateButtons({ certificate, base }: { certificate: Certificate; base: number }) {
  const [checked, setChecked] = useState<{ done: number; held: number } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const count = certificate.m.length
  const check = (done: number, held: number) => {
    const began = performance.now()
    while (done < count && performance.now() - began < SLICE) if (checkStretch(certificate, done++)) held++
    setChecked({ done, held })
    if (done < count) timer.current = setTimeout(() => check(done, held))
  }
  const running = checked !== null && checked.done < count
  return (
    <>
      <button type="button" className={parts.button} onClick={() => save(certificate, base)}>
        Save proof
      </button>
      <button type="button" className={parts.button} disabled={running} onClick={() => check(0, 0)}>
        Check proof
      </button>
      {checked && (
        <p role="status">
          {running
            ? `${formatPositions(checked.done)} of ${formatPositions(count)} intervals`
            : `${formatPositions(checked.held)} of ${formatPositions(count)} intervals proven again${checked.held === count ? '' : ': the proof has a gap'}.`}
        </p>
      )}
    </>
  )
}

/** from and end in ln base; every base of an interval has B(m) < 0. */
function save(certificate: Certificate, base: number) {
  const claim = 'For every ln base in from[k] .. from[k + 1], the last up to end: sum over i < d/2 of cos(m[k] base^(-2i/d)) < 0.'
  const text = JSON.stringify({ claim, base, ...certificate })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `base-bound-d${certificate.d}-${certificate.length}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
