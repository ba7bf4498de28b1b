// Prints what a Cobertura file says of a library: branches and lines taken, then the files with most branches left.
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const [file, name] = process.argv.slice(2);
const xml = readFileSync(file, 'utf8');
const rate = kind => {
    const [covered, valid] = ['covered', 'valid'].map(what => Number(new RegExp(`${kind}-${what}="(\\d+)"`).exec(xml)[1]));
    return `${(100 * covered / valid).toFixed(1)} % (${covered} of ${valid})`;
};

// Lines stand in a class once for each of its methods and once for the class: the latter are taken.
const [folders, left] = [new Map(), new Map()];
for (const [, path, body] of xml.matchAll(/<class [^>]*filename="([^"]+)"[^>]*>([\s\S]*?)<\/class>/g)) {
    for (const [, covered, valid] of body.replace(/<methods>[\s\S]*?<\/methods>/, '').matchAll(/condition-coverage="[^"]*\((\d+)\/(\d+)\)"/g)) {
        const folder = folders.get(basename(dirname(path))) ?? { covered: 0, valid: 0 };
        folders.set(basename(dirname(path)), { covered: folder.covered + Number(covered), valid: folder.valid + Number(valid) });
        left.set(path, (left.get(path) ?? 0) + Number(valid) - Number(covered));
    }
}

const most = [...left].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]).slice(0, 10);
console.log(`${name}: ${rate('branches')} of branches and ${rate('lines')} of lines are taken by its tests.`);
console.log(`By folder: ${[...folders].sort().map(([folder, { covered, valid }]) => `${folder} ${(100 * covered / valid).toFixed(0)} %`).join(', ')}.`);
console.log(`Most branches left: ${most.map(([path, count]) => `${basename(path)} ${count}`).join(', ')}.`);
