import type { Form } from './figure';

/** Pixels: its outlines run along their edges, and it moves by whole ones. */
export const regionForm: Form = {
  filled: true,
  lines: ({ outlines = [] }) => outlines.map((points) => ({ points, closed: true })),
  handles: () => [],
  pulled: (figure) => figure,
};
