import type { plotsEn } from './plotsEn';
import { counted } from './french';

/** Ce qui se lit dans les figures et autour d’elles, en français. */
export const plotsFr: typeof plotsEn = {
  pairOf: (a, b) => `${a} − ${b}`,
  meanOfOthers: 'moyenne des autres',
  meanOfTwo: (unit) => (unit === '%' ? 'Moyenne des deux, mm' : `Moyenne des deux${unit && `, ${unit}`}`),
  difference: (unit) => `Différence${unit && `, ${unit}`}`,
  to: (low, high) => `${low} à ${high}`,
  undefinedBecause: (why) => (why ? `non défini : ${why}` : 'non défini'),
  nothingInCommon: 'non défini : rien en commun',
  casesBySpread: (cases) => `${cases} cas, les plus dispersés d’abord`,
  fromMedian: (what, unit) => `${what} : écart à la médiane du cas${unit && `, ${unit}`}`,
  blandAltmanPoint: (where, pair, mean, difference) => `${where}\n${pair}\nmoyenne ${mean}, différence ${difference}`,
  matrixPoint: (row, column, what, value, n) => `${row}, ${column}\n${what} : ${value}\nn = ${n}`,
  confusionPoint: (row, column, count, total, share) => `${row}\n${column}\n${count} sur ${total}${share ? `, ${share} de la ligne` : ''}`,
  forestPoint: (name, value, interval, n) => `${name} : ${value}\n${interval ? `intervalle à 95 % de ${interval}\n` : ''}${n}`,
  spreadPoint: (where, middle, spread, readings, first) => `${where} : ${counted(readings, 'lecture')}\nmédiane ${middle}, étendue ${spread}\n${first}${readings > 6 ? `\net ${counted(readings - 6, 'autre')}` : ''}`,
  steps: { allPairs: 'toutes', samePlace: 'même endroit', sameImage: 'même image' },
  anatomyAxis: 'Différence de deux lecteurs, % de leur moyenne ; les barres contiennent 95 % des paires, leurs bouts épais sont les intervalles à 95 %',
  anatomyPoint: (group, step, limits, n, share) => `${group}, ${step} : ${limits}\n${n}${share ? `\nil reste ${share} des paires` : ''}`,
  pairsOfPatients: (pairs, patients) => `${pairs} paires, ${patients} patients`,
  saveSvg: 'Enregistrer en SVG',
  savePng: 'en PNG',
  saveCsv: 'en CSV',
  walk: 'Les flèches parcourent les points.',
  zoom: '+ et − agrandissent et réduisent, comme Ctrl et la molette ou deux doigts ; Maj et les flèches déplacent ; 0 ou un double clic montre tout.',
  all: 'Tout montrer',
  pointOf: (point, points) => `${point} sur ${points}`,
  empty: 'Il n’y a encore rien à tracer.',
};
