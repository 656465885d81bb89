/** px: height of an id chart, and of the labels under it */
export const CHART_HEIGHT = 67
export const LABELS_HEIGHT = 22
