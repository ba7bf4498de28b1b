import type { reviewEn } from './adminReviewEn';
import { agreed, counted } from './french';
import { whole } from './numbers';

/** Le contrôle des images retenues, en français. */
export const reviewFr: typeof reviewEn = {
  title: 'Contrôle',
  lead: 'Rien de ce qui figure ici n’est montré à quiconque. Cherchez textes, noms et visages sur chaque image.',
  queue: 'En attente d’une personne',
  count: (n) => counted(n, 'image attend', 'images attendent'),
  emptyTitle: 'Rien n’attend de contrôle',
  emptyText: 'Les images dont les pixels peuvent montrer un nom ou un visage sont retenues ici à l’import, jusqu’à ce qu’une personne les ait regardées.',
  item: (patient, modality) => `${patient}, ${modality}`,
  frames: (n) => counted(n, 'trame'),
  images: (n) => counted(n, 'image'),
  received: (when) => `Reçue le ${when}`,
  why: 'Pourquoi elle est retenue',
  frame: 'Trame',
  sliceOf: (n, all) => `Coupe ${n} / ${all}`,
  frameOf: (n, all) => `Trame ${n} / ${all}`,
  image: (patient) => `Image de ${patient} en attente de contrôle`,
  areas: 'Zones à noircir',
  areaCount: (n) => (n === 0 ? 'aucune' : `${n}`),
  noArea: 'Tracez un rectangle sur tout ce qui révèle l’identité. Chaque trame de l’image y est noircie.',
  noAreaSeries: 'Tracez un rectangle sur tout ce qui révèle encore l’identité. Chaque image de la série y est noircie.',
  area: (n) => `Zone ${n}`,
  areaLabel: (n, x, y, width, height) => `Zone ${n} : ${width} sur ${height} pixels en ${x}, ${y}. Les flèches déplacent, Maj et les flèches redimensionnent, Suppr retire.`,
  suggested: 'proposée',
  size: (width, height) => `${width} × ${height}`,
  remove: (n) => `Retirer la zone ${n}`,
  add: 'Ajouter',
  undo: 'Annuler',
  redo: 'Rétablir',
  clear: 'Tout retirer',
  preview: 'Aperçu du résultat',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  fit: 'Ajuster',
  applyTo: 'Appliquer à',
  reach: { instance: 'Cette image', series: (n) => (n < 2 ? 'Toute la série' : `Les ${whole(n)} de la série`) },
  seriesText: 'Les mêmes zones sont noircies sur chaque image en attente de cette série. Regardez-les toutes avant de choisir cette option.',
  release: 'Autoriser',
  releasing: 'Traitement…',
  rejecting: 'Suppression…',
  working: (images, seconds) => `Le serveur traite ${images < 2 ? 'l’image' : counted(images, 'image')}${seconds > 1 ? `, depuis ${seconds} s` : ''}. Rien n’est montré avant que tout soit terminé.`,
  releaseAction: (areas, head) => {
    const black = areas === 0 ? null : `noircir ${counted(areas, 'zone')}`;
    if (head && !head.deface && !black) return 'Contrôlée : autoriser en l’état';
    const done = [head?.deface ? 'retirer le visage' : null, black].filter(Boolean).join(', ');
    return done ? `${done[0]!.toUpperCase()}${done.slice(1)} et autoriser` : 'Autoriser';
  },
  face: 'Visage',
  faceRemove: 'Le retirer',
  faceKeep: 'Le laisser : contrôlé',
  faceRemoveText:
    'L’avant de la tête, avec les yeux, le nez et la bouche, devient de l’air sur les coupes du visage ; ce qui se trouve derrière reste tel quel, et l’objet indique que le visage a été retiré. Personne n’a fait de tracé sur des images en attente, aucune région d’intérêt d’un lecteur n’est donc touchée ; les contours venus avec elles ne sont pas examinés. Les oreilles restent, et ce qui se trouve juste derrière peut être entamé : regardez le résultat.',
  faceKeepText: 'Vous avez regardé et aucun visage n’est reconnaissable, ou ceux qui le verront en ont le droit. Les images sont autorisées en l’état.',
  shown: 'Affiché',
  before: 'Avant',
  after: 'Après',
  lookingForFace: 'Recherche du visage sur toutes les coupes…',
  releaseText: (areas, deface) =>
    deface
      ? 'Les pixels sont remplacés sur toutes les coupes avant que la série n’entre dans l’archive ; l’original n’est pas conservé. C’est irréversible.'
      : areas === 0
        ? 'L’image entre telle quelle dans l’archive, et de là chez les lecteurs.'
        : `Les pixels ${agreed(areas, 'de la zone', 'des zones')} sont remplacés sur toutes les trames avant que l’image n’entre dans l’archive ; l’original n’est pas conservé. C’est irréversible.`,
  reject: 'Rejeter…',
  rejectTitle: 'Rejeter cette image ?',
  rejectSeriesTitle: (n) => (n < 2 ? 'Rejeter l’image de cette série ?' : `Rejeter les ${whole(n)} images de cette série ?`),
  rejectText: 'Elle est supprimée de ce serveur, pixels et en-tête. C’est irréversible ; le fichier de votre côté n’est pas touché.',
  rejectAction: 'La supprimer',
  keep: 'La garder',
  next: 'Image suivante',
  previous: 'Image précédente',
  released: 'Autorisée',
  rejected: 'Rejetée',
  failed: 'Rien n’a été fait ; l’image attend toujours.',
  imageFailed: 'Cette trame n’a pas pu être chargée. N’autorisez pas ce que vous n’avez pas vu.',
  unseen: (seen, all, slices) => `${whole(seen)} sur ${counted(all, slices ? 'coupe' : 'trame')} ${agreed(seen, 'regardée')}`,
  keysTitle: 'Touches',
  keys: [
    ['N', 'Ajouter une zone'],
    ['Tab', 'Zone suivante'],
    ['← ↑ → ↓', 'Déplacer la zone sélectionnée d’un pixel, avec Alt de dix'],
    ['Maj ← ↑ → ↓', 'La redimensionner'],
    ['Suppr', 'La retirer'],
    ['Ctrl Z', 'Annuler'],
    ['Ctrl Y', 'Rétablir'],
    ['B', 'Aperçu du résultat'],
    ['F', 'Retirer le visage, ou le laisser'],
    ['← →', 'Trame ou coupe précédente, suivante ; PgPréc PgSuiv aussi'],
    ['↑ ↓', 'Précédente, suivante dans la file ; K J aussi'],
    ['Ctrl ⏎', 'Autoriser'],
    ['X', 'Rejeter, après une question'],
  ],
};
