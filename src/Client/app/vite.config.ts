import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = process.env['CROWDANNOTATE_SERVER'] ?? 'http://localhost:5080';
const passedOn = { target: server, changeOrigin: false };

export default defineConfig({
  plugins: [react(), fileList()],
  // A package that Cornerstone needs asks for Node's own `events`; without the alias its classes extend undefined.
  resolve: { alias: { events: 'events/' } },
  worker: { format: 'es' },
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // The viewer is a chunk of its own, loaded only with a case; nothing may be inlined because the policy forbids data: in scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
  },
  server: {
    proxy: { '/api': passedOn, '/dicomweb': passedOn, '/signin': passedOn, '/live': { ...passedOn, ws: true } },
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});

/** files.json names all that a page could need later, so that a device can keep it for the time without a network. */
function fileList(): Plugin {
  return {
    name: 'file-list',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
      this.emitFile({ type: 'asset', fileName: 'files.json', source: JSON.stringify(files.map((name) => `/${name}`).sort()) });
    },
  };
}
