import './app/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { createInstrument, InstrumentContext } from './app/instrument'
import { fetchShelf } from './app/papers/shelf'
import { StoreProvider } from './state/hooks'
import { namesPaper } from './state/reading'

/** A link that names a paper waits for the papers: its first picture is the one of the step. */
if (namesPaper(location.hash)) fetchShelf().then(start, start)
else start()

function start() {
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
}
