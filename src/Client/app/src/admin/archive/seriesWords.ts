import type { ArchivedSeries } from '../../api/contract';
import { nothing } from '../../curator/format';
import { texts } from '../../texts';
import { localized } from '../../texts/numbers';

const words = texts.admin.archive;

/** Up to two decimals, none that are zero: 5, 1.25, 0.7. */
export const plain = (value: number | null | undefined) => (value === null || value === undefined ? nothing : localized(String(Number(value.toFixed(2)))).replace('-', '−'));

/** "5 / 5": thickness and spacing, the second only when it differs. */
export function thicknessWords({ sliceThickness, sliceSpacing }: ArchivedSeries): string {
  const [thickness, spacing] = [plain(sliceThickness), plain(sliceSpacing)];
  if (thickness === nothing && spacing === nothing) return nothing;
  return `${thickness} / ${spacing}`;
}

export function contrastWords({ contrast }: ArchivedSeries): string {
  if (contrast === null || contrast === undefined || contrast === '') return nothing;
  if (typeof contrast === 'boolean') return contrast ? words.contrastYes : words.contrastNo;
  return contrast;
}

export function pixelWords({ pixelSpacing }: ArchivedSeries): string {
  if (pixelSpacing === null || pixelSpacing === undefined) return nothing;
  const [row, column] = Array.isArray(pixelSpacing) ? pixelSpacing : [pixelSpacing, pixelSpacing];
  return row === column ? plain(row) : `${plain(row)} × ${plain(column)}`;
}

export const capital = (word: string) => word.charAt(0).toLocaleUpperCase() + word.slice(1);

/** DICOM's capitals, as one reads them: CHEST → Chest. */
export const asRead = (code: string | null | undefined) => (code ? code.charAt(0) + code.slice(1).toLocaleLowerCase() : nothing);
