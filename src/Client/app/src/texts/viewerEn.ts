import { fixed } from './numbers';

/** The image and what looks at it, in English. */
export const viewerEn = {
  image: 'Image',
  slices: 'Slices',
  sliceOf: (slice: number, count: number) => `Slice ${slice} / ${count}`,
  millimetres: (value: number) => `${fixed(value, 1)} mm`,
  length: (millimetres: number) => (millimetres >= 10 ? `${millimetres / 10} cm` : `${millimetres} mm`),
  fetching: (slice: number) => `fetching ${slice}`,
  loadingImages: 'Fetching images…',
  sliceFailed: (slice: number) => `Slice ${slice} could not be loaded`,
  sliceFailedText: 'What you have drawn is kept. The other slices stay in reach.',
  sliceNeedsSignIn: 'What you have drawn is kept on this device. Images need a sign-in.',
  chooseWindow: 'Choose a window',
  ownWindow: 'Window',
  presets: {
    'soft-tissue': 'Soft tissue',
    lung: 'Lung',
    liver: 'Liver',
    bone: 'Bone',
    brain: 'Brain',
    mediastinum: 'Mediastinum',
    angiography: 'Angiography',
    full: 'Full range',
    automatic: 'Automatic',
  },
};
