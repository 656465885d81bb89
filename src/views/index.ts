import { AllocationStrip, STRIP_HEIGHT } from './allocation/AllocationStrip'
import { decayView } from './decay/decayView'
import { LayoutStrip } from './layout/LayoutStrip'
import type { LaterView, Strip, View } from './view'
import { WheelsStrip } from './wheels/WheelsStrip'

/** Every view, in the order of the tabs. The first is here at once, the others come when they are shown. */
export const VIEWS: readonly (View | LaterView)[] = [
  decayView,
  { id: 'wheels', name: 'Wheels', lanes: true, load: () => import('./wheels/wheelsView').then(module => module.wheelsView) },
  {
    id: 'allocation',
    name: 'Allocation',
    lanes: true,
    load: () => import('./allocation/allocationView').then(module => module.allocationView),
  },
  { id: 'layout', name: 'Layout', tall: true, load: () => import('./layout/layoutView').then(module => module.layoutView) },
  {
    id: 'field',
    name: 'Field',
    tall: true,
    tool: 'difference',
    imaginary: true,
    load: () => import('./field/fieldView').then(module => module.fieldView),
  },
  {
    id: 'scores',
    name: 'Scores',
    tall: true,
    tool: 'difference',
    mapped: true,
    opened: true,
    imaginary: true,
    load: () => import('./scores/scoresView').then(module => module.scoresView),
  },
  {
    id: 'map',
    name: 'Map',
    tall: true,
    tool: 'lens',
    mapped: true,
    load: () => import('./map/mapView').then(module => module.mapView),
  },
  { id: 'loops', name: 'Loops', tall: true, load: () => import('./loops/loopsView').then(module => module.loopsView) },
  {
    id: 'precision',
    name: 'Precision',
    tall: true,
    tool: 'lens',
    imaginary: true,
    load: () => import('./precision/precisionView').then(module => module.precisionView),
  },
  { id: 'cache', name: 'Cache', load: () => import('./cache/cacheView').then(module => module.cacheView) },
  {
    id: 'needle',
    name: 'Needle',
    tall: true,
    lanes: true,
    load: () => import('./needle/needleView').then(module => module.needleView),
  },
  { id: 'bounds', name: 'Bounds', tall: true, load: () => import('./bounds/boundsView').then(module => module.boundsView) },
  {
    id: 'vectors',
    name: 'Q and K',
    tall: true,
    imaginary: true,
    load: () => import('./vectors/vectorsView').then(module => module.vectorsView),
  },
  {
    id: 'baselines',
    name: 'Baselines',
    tall: true,
    tool: 'lens',
    imaginary: true,
    load: () => import('./baselines/baselinesView').then(module => module.baselinesView),
  },
  {
    id: 'road',
    name: 'RoAd',
    tall: true,
    paper: true,
    hint: 'adapters that turn pairs of features',
    load: () => import('./road/roadView').then(module => module.roadView),
  },
  {
    id: 'path',
    name: 'PaTH',
    tall: true,
    paper: true,
    hint: 'products of reflections that the tokens choose',
    load: () => import('./path/pathView').then(module => module.pathView),
  },
  {
    id: 'recall',
    name: 'Recall',
    tall: true,
    paper: true,
    hint: 'top keys that quantised keys find',
    load: () => import('./recall/recallView').then(module => module.recallView),
  },
  {
    id: 'spectra',
    name: 'Spectra',
    tall: true,
    paper: true,
    hint: 'latent attention at its start, edge and spike',
    load: () => import('./spectra/spectraView').then(module => module.spectraView),
  },
]

/** What stands below the ruler on the first screen. */
export const STRIPS: readonly Strip[] = [
  { id: 'wheels', height: 48, Strip: WheelsStrip },
  { id: 'allocation', height: STRIP_HEIGHT, Strip: AllocationStrip },
  { id: 'layout', height: 124, Strip: LayoutStrip },
]
