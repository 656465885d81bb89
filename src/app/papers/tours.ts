import type { Store } from '../../state/store'
import type { Tour, TourStep } from '../../state/tour'
import { EMPTY_TOUR, readTour, TOUR_LIMITS } from '../../state/tour'
import type { LinkPage } from '../../state/url'
import { forgetBefore } from './before'
import { presentLink, walkTo } from './walk'

/** The tour of one's own that was open last on this page: a paper may be read in between. */
let last: Tour = EMPTY_TOUR

/** The tour at hand: the one beside the pictures, or the one before. */
export function tourAtHand(store: Store): Tour {
  return store.getState().view.reading?.tour ?? last
}

/** Puts a tour beside the pictures, at one of its steps. The instrument stays as it is. */
export function keepTour(store: Store, tour: Tour, told: number) {
  last = tour
  const within = Math.max(1, Math.min(tour.steps.length, told))
  store.getState().setView({ reading: { tour }, told: within, gallery: false })
}

/** Adds the present state as a step after the one that is told. */
export function captureStep(store: Store) {
  forgetBefore()
  const tour = tourAtHand(store)
  const { reading, told } = store.getState().view
  if (tour.steps.length >= TOUR_LIMITS.steps)
    return void store.getState().addNotice(`A tour has up to ${TOUR_LIMITS.steps} steps.`, 'tour')
  const at = reading?.tour ? Math.min(told, tour.steps.length) : tour.steps.length
  const step: TourStep = { title: `Step ${tour.steps.length + 1}`, text: '', link: presentLink(store) }
  keepTour(store, { ...tour, steps: tour.steps.toSpliced(at, 0, step) }, at + 1)
}

/** Opens the text of a tour file; what cannot be read of it is named. */
export function openTour(store: Store, page: LinkPage, text: string) {
  const { tour, problems } = readTour(text)
  for (const problem of problems) store.getState().addNotice(problem, 'tour')
  const first = tour?.steps[0]
  if (!tour || !first) return
  keepTour(store, tour, 1)
  walkTo(store, page, first.link, { reading: { tour }, told: 1, gallery: false })
}

/** A tour whose step `at` (from 0) stands one place earlier or later. */
export function movedStep(tour: Tour, at: number, by: number): Tour {
  const step = tour.steps[at]
  const to = at + by
  if (!step || to < 0 || to >= tour.steps.length) return tour
  return { ...tour, steps: tour.steps.toSpliced(at, 1).toSpliced(to, 0, step) }
}
