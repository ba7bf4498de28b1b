// dicomweb-client as viewers use it, against the server at ROOT with the token TOKEN. It prints what it got, as one JSON object.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

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

console.log(JSON.stringify({
  studies: studies.length, series: series.length, instances: instances.length, none: none.length,
  metadata: metadata.length, studyMetadata: studyMetadata.length, instanceMetadata: instanceMetadata.length ?? 1,
  sopInstanceUID, rows: value(metadata[0], '00280010'),
  frame: sum(frames[0]), asStored: asStored[0].byteLength, bulk: sum(bulk[0]), instance: instance.byteLength, wholeSeries: wholeSeries.length,
  rendered: head(rendered), png: head(png), thumbnail: head(thumbnail),
}));

function head(buffer) {
  return Buffer.from(Array.isArray(buffer) ? buffer[0] : buffer).subarray(0, 4).toString('hex');
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
