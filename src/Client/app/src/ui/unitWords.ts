/** UCUM as people write it: annotations and the Hounsfield unit have shorter names. */
export const unitWords = (unit: string) => (unit === "[hnsf'U]" ? 'HU' : unit === '1' ? '' : unit.replace(/^\{(.*)\}$/, '$1'));
