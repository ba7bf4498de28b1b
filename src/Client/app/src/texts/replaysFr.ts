import type { replaysEn } from './replaysEn';
import { counted } from './french';

/** Les campagnes rejouées d’un fichier de marques, en français. */
export const replaysFr: typeof replaysEn = {
  title: 'Rejouées depuis un fichier',
  lead: 'Des marques sans images : rien à lire, à exporter ni à publier.',
  facts: (marks, readers, series, patients) => `${marks} grands axes · ${readers} lecteurs · ${series} séries · ${patients} patients`,
  source: (file, when) => `De ${file}, importé le ${when}`,
  anatomy: 'L’anatomie du désaccord',
  everything: 'Tout',
  sentence: (all, place, image, allPairs, placePairs, imagePairs) =>
    `Deux lecteurs diffèrent de ±${all} au plus dans 95 % des ${allPairs} paires. Là où tous deux ont marqué le même endroit, c’est ±${place} (${placePairs} paires), sur la même image ±${image} (${imagePairs} paires). Beaucoup de ce qui paraît une affaire de mesure est un choix de lésion et de coupe.`,
  anatomies: { Liver: 'Foie', Lung: 'Poumon', Ovarian: 'Ovaire', Renal: 'Rein' },
  byReaders: 'Radiologues et autres lecteurs',
  groups: { 'two radiologists': 'Deux radiologues', 'a radiologist and another': 'Un radiologue et un autre', 'two others': 'Deux autres' },
  overTime: 'Au fil du temps, par jour de la seconde marque (UTC)',
  overTimeNote: (few) => (few === 0 ? 'Les lecteurs et leurs cas changent d’un jour à l’autre : une tendance n’est pas le seul effet de l’apprentissage.' : `${few} jours de moins de 50 paires sont omis ; le JSON les contient. Les lecteurs et leurs cas changent d’un jour à l’autre.`),
  gaps: 'Même endroit, selon l’écart en images',
  gapsNote: 'Le fichier ne dit pas l’espacement des coupes : un écart se compte en images, non en millimètres.',
  gap: (gap) => (gap === '0' ? 'même image' : `écart de ${gap.replace('over ', 'plus de ')}`),
  halfWidth: 'Demi-largeur des limites à 95 %, %',
  spread: 'Dispersion de chaque série',
  spreadNote: 'Toutes les marques d’une série, quelle que soit la lésion.',
  longAxis: 'Grand axe',
  detection: 'Qui a marqué la même lésion',
  detectionText: (lesions, series, one, alone) =>
    `Appariées dans le plan, les marques forment ${counted(lesions, 'lésion')} sur ${counted(series, 'série')}. Sur ${counted(one, 'série')}, tous ont marqué la même ; lésions marquées par un seul lecteur : ${alone}.`,
  found: (share, interval) => `Une lésion a été marquée en moyenne par ${share} des lecteurs de sa série${interval ? ` (intervalle à 95 % de ${interval})` : ''}.`,
  shares: (one, ten, few, readers) => `Un lecteur a fait ${one} des marques, les dix premiers ${ten} ; ${few} des ${readers} lecteurs en ont fait cinq au plus.`,
  repeats: (n) => `${counted(n, 'série porte', 'séries portent')} deux fois le même lecteur :`,
  repeat: (reader, difference, gap, same) => `${reader}, ${same ? 'même endroit' : 'autre endroit'}, écart de ${counted(gap, 'image')}, ${difference} de différence`,
  spacings: (n) => `Sur ${counted(n, 'série')}, les marques ne s’accordent pas sur la taille d’un pixel ; la médiane compte.`,
  notFor: (what) => `Ne vaut pas pour ${what}.`,
  how: 'Comment c’est calculé',
  saveJson: 'Tout enregistrer en JSON',
};
