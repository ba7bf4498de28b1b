import { readerStyle, type ReaderStyle } from '../../ui/readers';

const COLOURS = 5;

/** Findings are told apart by an Okabe–Ito colour and a line pattern, the same in list, image and scrubber. The darkest colours are left to the curator's page. */
export const findingStyle = (index: number): ReaderStyle => ({ colour: readerStyle(index % COLOURS).colour, dash: readerStyle(index).dash });
