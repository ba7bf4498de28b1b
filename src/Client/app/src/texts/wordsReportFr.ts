/** Ce que le rapport et les campagnes rejouées disent en anglais, phrase par phrase (Server/Commands/Agreeing, Server/Replays). */
export const reportSentencesFr: Record<string, string> = {
  'Limits: ±1.96·√(mean of the squared percent differences), each difference to the mean of its pair. Readers are exchangeable, so no bias is told.':
    'Limites : ±1,96·√(moyenne des carrés des différences en pour cent), chaque différence rapportée à la moyenne de sa paire. Les lecteurs sont interchangeables : aucun biais n’est donné.',
  'Same place: the middles of both marks are closer than half the longer mark, in-plane. The file has no slice spacing; the slice gap is told apart. Same image: the same place on the same image.':
    'Même endroit : les milieux des deux marques sont plus proches, dans le plan, que la moitié de la plus longue. Le fichier ne dit pas l’espacement des coupes ; l’écart en images est donné à part. Même image : le même endroit sur la même image.',
  'Each step keeps the pairs that agree in one thing more, so it is told with its n; pairs are no n of independent things.':
    'Chaque étape garde les paires qui s’accordent sur une chose de plus : elle est donc donnée avec son n ; des paires ne sont pas un n de choses indépendantes.',
  'Intervals: percentile bootstrap of patients, 2,000 replicates, because lesions nest in patients and pairs share readers.':
    'Intervalles : bootstrap par centiles sur les patients, 2 000 réplicats, car les lésions sont groupées par patient et les paires ont des lecteurs communs.',
  'Two marks of one reader on a series are a repeat: counted among the pairs as in the file, named, and the limits without them told beside.':
    'Deux marques d’un lecteur sur une série sont une répétition : comptées parmi les paires comme dans le fichier, nommées, et les limites sans elles données à côté.',
  'Not for: the limits of a protocol that says which lesion to measure, nor the change of a lesion over time.':
    'Ne vaut pas pour les limites d’un protocole qui dit quelle lésion mesurer, ni pour l’évolution d’une lésion dans le temps.',
  'the presence of lesions: each reader was asked for one mark a series, so another lesion is another choice, not a miss; marks that lie over each other in other slices count as one':
    'la présence de lésions : on demandait à chaque lecteur une marque par série, si bien qu’une autre lésion est un autre choix, non un oubli ; des marques superposées sur d’autres coupes comptent pour une',
  'Intervals take each row for independent: where lesions of one patient are rows of their own, they are too narrow.':
    'Les intervalles tiennent chaque ligne pour indépendante : là où les lésions d’un patient ont chacune leur ligne, ils sont trop étroits.',
  'Readings of cases that were closed as soon as readers agreed are adaptive: they look more alike than readers are. Say so, or leave them out.':
    'Les lectures de cas clos dès que les lecteurs s’accordaient sont adaptatives : elles se ressemblent plus que les lecteurs. Dites-le, ou laissez-les de côté.',
  'Agreement of sizes is given a match: tell what share of readers found each lesion first. A missing reading may be a skip or a “cannot judge”: tell their rate.':
    'La concordance des tailles suppose l’appariement : dites d’abord quelle part des lecteurs a trouvé chaque lésion. Une lecture manquante peut être un cas passé ou un « ne peut juger » : dites-en le taux.',
  'Detection stands first; overlap and size are given a match.': 'La détection vient d’abord ; le recouvrement et la taille supposent l’appariement.',
  'Intervals resample cases, not lesions: lesions of one case stay together. Pairs of readers are no n.':
    'Les intervalles rééchantillonnent les cas, non les lésions : celles d’un cas restent ensemble. Des paires de lecteurs ne sont pas un n.',
  'Readers are exchangeable: limits are with the mean of all; a bias is told of one reader against the others, not between two.':
    'Les lecteurs sont interchangeables : les limites sont autour de la moyenne de tous ; un biais se dit d’un lecteur face aux autres, non entre deux.',
  'Cases that a campaign closed as soon as readers agreed look more alike than readers are.': 'Les cas qu’une campagne a clos dès que les lecteurs s’accordaient se ressemblent plus que les lecteurs.',
  'Reproducibility coefficient': 'Coefficient de reproductibilité',
  'Overall concordance': 'Concordance globale',
  'α interval': 'α, échelle d’intervalle',
  'α nominal': 'α nominal',
  'α ordinal': 'α ordinal',
  'Percent agreement': 'Part d’accord',
  'SD by reader': 'Écart type par lecteur',
  unweighted: 'sans pondération',
  'ordinal weights': 'pondération ordinale',
  "Gwet's AC": 'AC de Gwet',
  "Fleiss' kappa": 'Kappa de Fleiss',
  "Conger's kappa": 'Kappa de Conger',
  Bias: 'Biais',
  'Lower limit of agreement': 'Limite inférieure de concordance',
  'Upper limit of agreement': 'Limite supérieure de concordance',
  'detection, or cases of another range of sizes': 'la détection, ou des cas d’un autre ordre de taille',
  'agreement: it is blind to what a reader adds to every reading': 'la concordance : il ne voit pas ce qu’un lecteur ajoute à chaque lecture',
  'repeated readings of one reader: that is repeatability': 'les lectures répétées d’un lecteur : c’est la répétabilité',
  'how right a reader is: a bias that lasts is none of it': 'la justesse d’un lecteur : un biais constant n’en fait pas partie',
};
