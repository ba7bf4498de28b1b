/** One file to upload. Its name is for the eyes at this page only. */
export interface Source {
  name: string;
  size: number;
  /** Taken only when it is its turn: a file of a ZIP is inflated then. */
  open: () => Promise<Blob>;
}

export const ofFile = (file: File, name = file.webkitRelativePath || file.name): Source => ({ name, size: file.size, open: () => Promise.resolve(file) });

const systems = /^(\.ds_store|\.localized|thumbs\.db|ehthumbs\.db|desktop\.ini|\._.*)$/i;
/** What computers put beside files: no image was ever in it. A DICOMDIR names files that are uploaded anyway. */
export const isLeftOut = (path: string) => {
  const parts = path.split(/[/\\]/);
  return systems.test(parts.at(-1) ?? '') || parts.includes('__MACOSX') || /^dicomdir$/i.test(parts.at(-1) ?? '');
};

export const isZip = (name: string) => /\.zip$/i.test(name);
