// Opens a report as a viewer on Cornerstone3D does, each image being a plane of 1 mm pixels at the origin, and prints each measurement as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [, , modules, file] = process.argv;
const require = createRequire(modules);
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const warnings = [];
console.log = console.info = console.debug = () => {};
console.warn = (...said) => warnings.push(said.map(String).join(' '));

const { data } = require('dcmjs');
const bytes = readFileSync(file);
const read = data.DicomMessage.readFile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const report = data.DicomMetaDictionary.naturalizeDataset(read.dict);
const core = await load('@cornerstonejs/core');
const { adaptersSR } = await load('@cornerstonejs/adapters');

const plane = {
  frameOfReferenceUID: '1.2.3', imagePositionPatient: [0, 0, 0], rowCosines: [1, 0, 0], columnCosines: [0, 1, 0],
  rowPixelSpacing: 1, columnPixelSpacing: 1, rows: 512, columns: 512,
};
core.metaData.addProvider((type) => (type === 'imagePlaneModule' ? plane : undefined), 1000);

// Any image and frame a report may ask for is there.
const images = new Proxy({}, { get: (_, key) => (typeof key === 'string' ? `image:${key}` : undefined) });
const { MeasurementReport } = adaptersSR.Cornerstone3D;
const tools = MeasurementReport.generateToolState(report, images, core.metaData);
const measurements = Object.entries(tools).flatMap(([tool, all]) =>
  all.map((one) => ({
    tool,
    points: one.annotation.data.handles.points ?? [],
    contour: one.annotation.data.contour?.polyline ?? [],
    stats: Object.values(one.annotation.data.cachedStats ?? {})[0] ?? {},
    site: one.findingSites?.[0]?.CodeMeaning,
    finding: one.finding?.CodeMeaning,
    tracking: one.TrackingUniqueIdentifier,
    frame: one.annotation.data.frameNumber,
  })),
);
process.stdout.write(JSON.stringify({ measurements, warnings }));
process.exit(0);
