import { expect, it } from 'vitest';
import { fr } from './fr';

/** As `said` does it, in French whatever the language of the machine. */
const inFrench = (sentence: string) => {
  const found = fr.words.patterns.find(([pattern]) => pattern.test(sentence));
  return fr.words.sentences[sentence] ?? (found ? sentence.replace(...found) : sentence);
};

// As the server writes them (Measurement/, Agreement/Undefined, Consensus/ReaderScreening, CaseConsensus/ComputeConsensus).
it.each([
  ['The axes cross at 84.3° in the patient, not at a right angle.', 'Les axes se croisent à 84.3° chez le patient, pas à angle droit.'],
  ['Slice 12 has 2 outlines; where one lies inside another it is a hole.', 'La coupe 12 porte 2 contours\u202f; un contour à l’intérieur d’un autre est un trou.'],
  ['An interval by resampling needs 5 clusters; there are 1.', 'Un intervalle par rééchantillonnage demande 5 groupes\u202f; il y en a 1.'],
  ['1 of 3 readers marked this; lesion 1, marked by 2, is 41 mm away.', 'Marqué par 1 des 3 lecteurs\u202f; la lésion 1, marquée par 2, est à 41\u00a0mm.'],
  ['Lesion 2: 3 slices drawn by under half of the readers', 'Lésion 2\u00a0: coupes tracées par moins de la moitié des lecteurs, au nombre de 3'],
  ["A merge no longer applies. Reader amber-lynx marked both: one reader's marks are different lesions.", 'Une fusion est sans effet\u00a0: amber-lynx a tracé les deux, et les tracés d’un lecteur sont des lésions différentes.'],
  ['Only one reader marked it.', 'Un seul lecteur l’a marquée.'],
  ['Case 0012', 'Cas 0012'],
  ['What nobody translated.', 'What nobody translated.'],
])('the server’s “%s” is said in French', (sentence, expected) => {
  expect(inFrench(sentence)).toBe(expected);
});
