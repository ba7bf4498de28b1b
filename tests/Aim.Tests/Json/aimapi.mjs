// ePAD's own reader, aimapi, on files of JSON: it prints the marks that it finds, by image, as one JSON object.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [, , modules, ...files] = process.argv;
const complaints = [];
console.error = (...said) => complaints.push(said.map(String).join(' '));
const { getImageIdAnnotations } = createRequire(modules)('aimapi');
const marks = getImageIdAnnotations(files.map((file) => JSON.parse(readFileSync(file, 'utf8'))));
console.log(JSON.stringify({ marks, complaints }));
