import { IconAlertTriangle } from '@tabler/icons-react'
import { memo, useSyncExternalStore } from 'react'
import { version } from '../../../package.json'
import type { Engine, EngineStatus } from '../../engine/client'
import type { DeviceReport } from '../../engine/protocol'
import { BACKEND_NAMES } from '../../engine/protocol'
import { formatPositions, formatShort } from '../../views/paint/format'
import { scientific } from '../../views/paint/powers'
import controls from '../controls/controls.module.css'
import styles from './bar.module.css'

export const Footer = memo(function Footer({ engine }: { engine: Engine }) {
  const status = useSyncExternalStore(engine.status.subscribe, engine.status.getState)
  return (
    <footer className={styles.footer}>
      <Receipt status={status} retry={engine.retryGpu} />
      <span style={{ flex: 1 }} />
      <span>nothing leaves this machine</span>
      <span>{version}</span>
    </footer>
  )
})

function Receipt({ status, retry }: { status: EngineStatus; retry: () => void }) {
  if (status.state === 'starting')
    return (
      <span className={styles.receipt}>
        <span className={styles.dot} /> <span>the engine starts</span>
      </span>
    )
  if (status.state === 'stopped')
    return (
      <span className={styles.receipt} data-health="err" role="alert">
        <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />
        <b>Engine stopped</b> <span>{status.message}</span>
        <button type="button" className={controls.link} onClick={retry}>
          Restart
        </button>
      </span>
    )
  const { device } = status
  if (status.state === 'fallback')
    return (
      <span className={styles.receipt} data-health="warn" role="status">
        <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />
        <span>{status.message}</span> <Measured device={device} />
      </span>
    )
  const gpu = device.backend === 'webgl'
  return (
    <>
      <span className={styles.receipt} title={device.renderer || undefined}>
        <span className={styles.dot} data-full={gpu ? '' : undefined} />
        <b>{gpu ? BACKEND_NAMES.webgl : 'No GPU'}</b> <span>{gpu ? device.precision : BACKEND_NAMES[device.backend]}</span>
      </span>
      <Measured device={device} />
    </>
  )
}

function Measured({ device: { receipt } }: { device: DeviceReport }) {
  return (
    <span>
      max error <b>{receipt.maxError && scientific(receipt.maxError)}</b> against float64, {formatPositions(receipt.samples)}{' '}
      samples to {formatShort(receipt.reach)} positions
    </span>
  )
}
