import './app/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { createInstrument, InstrumentContext } from './app/instrument'
import { StoreProvider } from './state/hooks'

const instrument = createInstrument()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <StoreProvider store={instrument.store} link={instrument.link}>
      <InstrumentContext value={instrument}>
        <App />
      </InstrumentContext>
    </StoreProvider>
  </StrictMode>,
)
