/** px that a figure in the text of a step is drawn at; it takes the width of the text */
export const FIGURE_WIDTH = 356
