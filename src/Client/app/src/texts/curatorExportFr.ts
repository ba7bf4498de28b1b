import type { curatorExportEn } from './curatorExportEn';

/** Les exports du curateur, en français. */
export const curatorExportFr: typeof curatorExportEn = {
  title: 'Export',
  button: 'Exporter en',
  lead: 'Ce que les lecteurs ont validé et le consensus, dans un ZIP au format d’un autre logiciel.',
  showsConsensus: 'Le consensus calculé s’y trouve : une fois que vous l’avez pris, vous ne choisissez, ne retracez ni ne rejetez plus ici.',
  nothing: 'Il n’y a rien à exporter tant que personne n’a validé de cas.',
  coming: (name, size) => `Préparation de ${name} : ${size} jusqu’ici`,
  saved: (name, size) => `${name} enregistré, ${size}. Son fichier losses.txt énumère ce que le format ne contient pas, son manifest.json ce qui manque.`,
  stop: 'Arrêter',
  failed: 'L’export n’a pas abouti',
  formats: {
    xml: { name: 'AIM XML', purpose: 'Tout, tel qu’il est enregistré : le dossier entier, pour la conservation.' },
    json: { name: 'AIM JSON', purpose: 'La même chose pour ePAD et pour des scripts.' },
    sr: { name: 'DICOM SR', purpose: 'Mesures et contours, pour un PACS et pour OHIF.' },
    seg: { name: 'DICOM SEG', purpose: 'Régions et votes des lecteurs en voxels, pour 3D Slicer et les archives.' },
    rtstruct: { name: 'DICOM RTSTRUCT', purpose: 'Contours en millimètres, pour la planification en radiothérapie.' },
    nifti: { name: 'NIfTI', purpose: 'Cartes de régions et votes, pour des scripts et l’apprentissage de réseaux.' },
    nrrd: { name: 'NRRD', purpose: 'La même chose pour 3D Slicer et PyRadiomics.' },
    coco: { name: 'COCO', purpose: 'Polygones coupe par coupe, pour la détection en 2D.' },
  },
};
