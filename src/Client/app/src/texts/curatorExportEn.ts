/** The curator's exports. */
export const curatorExportEn = {
  title: 'Export',
  button: 'Export as',
  lead: 'What readers submitted and the consensus, as a ZIP in the format of another program.',
  showsConsensus: 'It holds the computed consensus: once you have taken it, you no longer choose, redraw or reject here.',
  nothing: 'There is nothing to export until somebody has submitted a case.',
  coming: (name: string, size: string) => `Making ${name}: ${size} so far`,
  saved: (name: string, size: string) => `Saved ${name}, ${size}. Its losses.txt lists what the format does not hold, its manifest.json what is not there.`,
  stop: 'Stop',
  failed: 'The export was not made',
  formats: {
    xml: { name: 'AIM XML', purpose: 'Everything as it is stored: the whole record, for keeping.' },
    json: { name: 'AIM JSON', purpose: 'The same for ePAD and for scripts.' },
    sr: { name: 'DICOM SR', purpose: 'Measurements and outlines, for a PACS and for OHIF.' },
    seg: { name: 'DICOM SEG', purpose: 'Regions and the readers’ votes as voxels, for 3D Slicer and archives.' },
    rtstruct: { name: 'DICOM RTSTRUCT', purpose: 'Contours in millimetres, for radiotherapy planning.' },
    nifti: { name: 'NIfTI', purpose: 'Label maps and votes, for scripts and training networks.' },
    nrrd: { name: 'NRRD', purpose: 'The same for 3D Slicer and PyRadiomics.' },
    coco: { name: 'COCO', purpose: 'Polygons slice by slice, for detection in 2D.' },
  },
};
