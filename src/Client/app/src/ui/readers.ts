/** Readers are told apart by colour and by pattern, so that no one needs to see colour. Shared by image, table and plots. */
const patterns = ['', '6 3', '1.5 3', '8 3 1.5 3', '3 3', '10 4', '2 2', '8 2 2 2 2 2'];

export interface ReaderStyle {
  colour: string;
  /** SVG stroke-dasharray; empty for a solid line. */
  dash: string;
}

export const readerStyle = (index: number): ReaderStyle => ({ colour: `var(--reader-${(index % 8) + 1})`, dash: patterns[index % 8] ?? '' });
