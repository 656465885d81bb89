import type { Port } from './protocol'
import { serve } from './serve'

// A rejected promise does not raise the error event of a Worker; an exception does.
addEventListener('unhandledrejection', event => {
  throw event.reason
})

serve(self as unknown as Port)
