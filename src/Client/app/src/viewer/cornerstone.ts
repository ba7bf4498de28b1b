import { cache, init as initCore, RenderingEngine, setUseCPURendering } from '@cornerstonejs/core';
import { init as initLoader } from '@cornerstonejs/dicom-image-loader';

/** Pixels in memory, at most; the oldest go first. A CT of 600 slices is all there; a tablet still lives. */
const CACHE_BYTES = 768 * 1024 * 1024;

let started = false;

/** Starts the engine once for the page. It draws on the CPU where there is no WebGL. */
export function startCornerstone(): void {
  if (started) return;
  started = true;
  initCore({ debug: { statsOverlay: false }, rendering: { webGlContextCount: 1 } });
  if (!hasWebGl()) setUseCPURendering(true);
  cache.setMaxCacheSize(CACHE_BYTES);
  initLoader({ maxWebWorkers: Math.min(4, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)) });
}

let engine: RenderingEngine | null = null;

/** One engine with one WebGL context for the page: one for each case would soon be more than a browser gives. */
export const theEngine = () => (engine ??= new RenderingEngine('page'));

function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}
