// dicomweb-client as viewers use it, against the server at ROOT with the token TOKEN. It prints what it got, as one JSON object.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// What the client tells of its doings would stand among the results.
console.debug = () => {};
const [, , modules, root] = process.argv;
const token = process.env.TOKEN;
globalThis.XMLHttpRequest = fetching();
globalThis.ProgressEvent ??= class {};
const { api } = createRequire(modules)('dicomweb-client');
const client = new api.DICOMwebClient({ url: `${root}/dicomweb`, headers: { Authorization: `Bearer ${token}` } });

const value = (dataset, tag) => dataset[tag]?.Value?.[0];
const sum = (buffer) => createHash('sha256').update(new Uint8Array(buffer)).digest('hex');
const studyInstanceUID = process.env.STUDY;
const seriesInstanceUID = process.env.SERIES;

const studies = await client.searchForStudies({ queryParams: { StudyInstanceUID: studyInstanceUID, includefield: 'all', limit: 101 } });
const series = await client.searchForSeries({ studyInstanceUID });
const instances = await client.searchForInstances({ studyInstanceUID, seriesInstanceUID });
const sopInstanceUID = value(instances[0], '00080018');
const one = { studyInstanceUID, seriesInstanceUID, sopInstanceUID };
const none = await client.searchForStudies({ queryParams: { StudyInstanceUID: '1.2.3' } });
const metadata = await client.retrieveSeriesMetadata({ studyInstanceUID, seriesInstanceUID });
const studyMetadata = await client.retrieveStudyMetadata({ studyInstanceUID });
const instanceMetadata = await client.retrieveInstanceMetadata(one);
const frames = await client.retrieveInstanceFrames({ ...one, frameNumbers: [1] });
const asStored = await client.retrieveInstanceFrames({ ...one, frameNumbers: [1], mediaTypes: [{ mediaType: 'application/octet-stream', transferSyntaxUID: '*' }] });
const bulk = await client.retrieveBulkData({ BulkDataURI: new URL(metadata[0]['7FE00010'].BulkDataURI, root).href });
const instance = await client.retrieveInstance(one);
const wholeSeries = await client.retrieveSeries({ studyInstanceUID, seriesInstanceUID });
const rendered = await client.retrieveInstanceRendered({ ...one, mediaTypes: [{ mediaType: 'image/jpeg' }], queryParams: { window: ['40', '400', 'linear'] } });
const png = await client.retrieveInstanceFramesRendered({ ...one, frameNumbers: [1], mediaTypes: [{ mediaType: 'image/png' }] });
const thumbnail = await client.retrieveInstanceThumbnail({ ...one, mediaTypes: [{ mediaType: 'image/jpeg' }] });

const framesThumbnail = await client.retrieveInstanceFramesThumbnail({ ...one, frameNumbers: [1], mediaTypes: [{ mediaType: 'image/png' }] });
const studyInstances = await client.searchForInstances({ studyInstanceUID });
const allSeries = await client.searchForSeries({ queryParams: { SeriesInstanceUID: seriesInstanceUID, includefield: 'all' } });
const range = await client.retrieveBulkData({ BulkDataURI: new URL(metadata[0]['7FE00010'].BulkDataURI, root).href, byteRange: [0, 99] });
const study = await client.retrieveStudy({ studyInstanceUID });
// As OHIF asks when its configuration says so.
const single = new api.DICOMwebClient({ url: `${root}/dicomweb`, singlepart: 'frames,bulkdata', headers: { Authorization: `Bearer ${token}` } });
const singleFrame = await single.retrieveInstanceFrames({ ...one, frameNumbers: [1] });
const singleBulk = await single.retrieveBulkData({ BulkDataURI: new URL(metadata[0]['7FE00010'].BulkDataURI, root).href });
const stored = await store();

console.log(JSON.stringify({
  framesThumbnail: head(framesThumbnail), studyInstances: studyInstances.length, allSeries: allSeries.length, study: study.length,
  range: range[0].byteLength, singleFrame: sum(singleFrame[0]), singleBulk: sum(singleBulk[0]), stored,
  studies: studies.length, series: series.length, instances: instances.length, none: none.length,
  metadata: metadata.length, studyMetadata: studyMetadata.length, instanceMetadata: instanceMetadata.length ?? 1,
  sopInstanceUID, rows: value(metadata[0], '00280010'),
  frame: sum(frames[0]), asStored: asStored[0].byteLength, bulk: sum(bulk[0]), instance: instance.byteLength, wholeSeries: wholeSeries.length,
  rendered: head(rendered), png: head(png), thumbnail: head(thumbnail),
}));

function head(buffer) {
  return Buffer.from(Array.isArray(buffer) ? buffer[0] : buffer).subarray(0, 4).toString('hex');
}

// Stores the files of FILES, and reads every one of them back by the address that the answer gives it.
async function store() {
  const files = process.env.FILES.split(':').map((path) => new Uint8Array(readFileSync(path)).buffer);
  const answer = JSON.parse(await client.storeInstances({ datasets: files, studyInstanceUID: process.env.FILES_STUDY }));
  const frames = [];
  for (const item of answer['00081199'].Value) {
    const [, studyInstanceUID, seriesInstanceUID, sopInstanceUID] = /studies\/([\d.]+)\/series\/([\d.]+)\/instances\/([\d.]+)$/.exec(value(item, '00081190'));
    frames.push(sum((await client.retrieveInstanceFrames({ studyInstanceUID, seriesInstanceUID, sopInstanceUID, frameNumbers: [1] }))[0]));
  }
  return frames;
}

// The part of XMLHttpRequest that the client uses, over fetch.
function fetching() {
  return class {
    #headers = {};
    readyState = 0;
    open(method, url) { [this.method, this.url] = [method, url]; }
    setRequestHeader(name, text) { this.#headers[name] = text; }
    getResponseHeader(name) { return this.answer.headers.get(name); }
    getAllResponseHeaders() { return [...this.answer.headers].map(([n, v]) => `${n}: ${v}`).join('\r\n'); }
    async send(body) {
      this.answer = await fetch(this.url, { method: this.method, headers: this.#headers, body });
      this.status = this.answer.status;
      const bytes = await this.answer.arrayBuffer();
      const text = () => new TextDecoder().decode(bytes);
      this.response = this.responseType === 'arraybuffer' ? bytes : this.responseType === 'json' ? (bytes.byteLength ? JSON.parse(text()) : null) : text();
      this.readyState = 4;
      this.onreadystatechange?.();
    }
  };
}
