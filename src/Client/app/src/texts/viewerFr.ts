import { fixed, localized } from './numbers';
import type { viewerEn } from './viewerEn';

/** L’image et ce qui la regarde, en français. */
export const viewerFr: typeof viewerEn = {
  image: 'Image',
  slices: 'Coupes',
  sliceOf: (slice, count) => `Coupe ${slice} / ${count}`,
  millimetres: (value) => `${fixed(value, 1)} mm`,
  length: (millimetres) => (millimetres >= 10 ? `${localized(String(millimetres / 10))} cm` : `${localized(String(millimetres))} mm`),
  fetching: (slice) => `chargement de la coupe ${slice}`,
  loadingImages: 'Chargement des images…',
  sliceFailed: (slice) => `La coupe ${slice} n’a pas pu être chargée`,
  sliceFailedText: 'Vos tracés sont conservés. Les autres coupes restent accessibles.',
  sliceNeedsSignIn: 'Vos tracés sont conservés sur cet appareil. Les images demandent une connexion.',
  chooseWindow: 'Choisir une fenêtre',
  ownWindow: 'Fenêtre',
  presets: {
    'soft-tissue': 'Parties molles',
    lung: 'Poumon',
    liver: 'Foie',
    bone: 'Os',
    brain: 'Cerveau',
    mediastinum: 'Médiastin',
    angiography: 'Angiographie',
    full: 'Dynamique complète',
    automatic: 'Automatique',
  },
};
