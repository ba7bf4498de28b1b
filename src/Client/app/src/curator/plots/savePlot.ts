import { csv, saveBlob, saveText } from '../saveFile';
import { paper } from './plotColours';
import type { PlotFigure } from './plotFigure';
import type { View } from './plotView';
import { pngOf } from './pngOf';
import { serialized } from './serialized';

/** Of what is saved, CSS pixels; the view is the one on the screen. */
const width = 760;

const onPaper = (figure: PlotFigure, view: View) => figure.draw(width, figure.height(width), paper, view);

export const saveSvg = (figure: PlotFigure, view: View, file: string) => saveText(`${file}.svg`, 'image/svg+xml', serialized(onPaper(figure, view)));
export const savePng = async (figure: PlotFigure, view: View, file: string) => saveBlob(`${file}.png`, await pngOf(onPaper(figure, view), width, figure.height(width)));
/** The whole table, whatever is shown of it. */
export const saveCsv = (figure: PlotFigure, file: string) => saveText(`${file}.csv`, 'text/csv', csv(figure.table.head, figure.table.rows));
