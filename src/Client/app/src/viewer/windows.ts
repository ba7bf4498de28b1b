/** What is shown from black to white: `level` in the middle, `width` in all. HU on CT. */
export interface Window {
  level: number;
  width: number;
}

export interface WindowPreset extends Window {
  /** Dark is much; the same window otherwise. */
  inverted?: boolean;
  id: 'soft-tissue' | 'lung' | 'liver' | 'bone' | 'brain' | 'mediastinum' | 'angiography' | 'full' | 'automatic' | 'inverse';
}

/** Keys 1–9 choose them in this order. */
const ctPresets: WindowPreset[] = [
  { id: 'soft-tissue', level: 40, width: 400 },
  { id: 'lung', level: -600, width: 1500 },
  { id: 'liver', level: 30, width: 150 },
  { id: 'bone', level: 300, width: 1500 },
  { id: 'brain', level: 40, width: 80 },
  { id: 'mediastinum', level: 40, width: 350 },
  { id: 'angiography', level: 300, width: 600 },
  { id: 'full', level: 500, width: 3000 },
];

/** On other modalities no fixed window means anything; the presets are taken from the image. */
export function presetsFor(modality: string, automatic: Window): WindowPreset[] {
  return modality === 'CT' ? ctPresets : [{ id: 'automatic', ...automatic }, { id: 'inverse', ...automatic, inverted: true }];
}

export const presetOf = (presets: WindowPreset[], window: Window, inverted: boolean) => {
  const same = presets.filter((preset) => preset.level === window.level && preset.width === window.width);
  return same.find((preset) => (preset.inverted ?? false) === inverted) ?? same.find((preset) => !preset.inverted) ?? null;
};

/** Dragging right widens, dragging down brightens; as fast as the present width is wide. */
export function dragged(window: Window, dx: number, dy: number): Window {
  const step = Math.max(0.25, window.width / 400);
  return { width: Math.max(1, Math.round(window.width + dx * step)), level: Math.round(window.level - dy * step) };
}

/** From the 1st to the 99th percentile of a sample of the pixels. */
export function automaticWindow(values: ArrayLike<number>): Window {
  const stride = Math.max(1, Math.floor(values.length / 20_000));
  const sample: number[] = [];
  for (let index = 0; index < values.length; index += stride) sample.push(values[index]!);
  sample.sort((a, b) => a - b);
  const at = (share: number) => sample[Math.floor(share * (sample.length - 1))] ?? 0;
  const [low, high] = [at(0.01), at(0.99)];
  return { level: (low + high) / 2, width: Math.max(1, high - low) };
}
