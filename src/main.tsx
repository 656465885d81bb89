import './app/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { expectView } from './app/bench/useView'
import { createInstrument, InstrumentContext } from './app/instrument'
import { fetchShelf } from './app/papers/shelf'
import { StoreProvider } from './state/hooks'
import { namesPaper } from './state/reading'

/** A link that names a paper waits for the papers: its first picture is the one of the step. */
if (namesPaper(location.hash)) Promise.all([fetchShelf(), import('./app/papers/StoryPanel')]).then(start, start)
else start()

function start() {
  const instrument = createInstrument()
  expectView(instrument.store.getState().view.primary)
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
