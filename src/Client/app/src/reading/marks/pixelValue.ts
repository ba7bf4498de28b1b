import { texts } from '../../texts';
import { figures } from '../state/measurements';

/** What lies under a pointer: "48 HU" on CT, the number alone elsewhere. */
export const pixelValue = (value: number, modality: string) => (modality === 'CT' ? `${figures(value)} ${texts.reading.hounsfield}` : figures(value));
