import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The script and style that a report page carries within itself: one file each, the font in the style, so that it opens from disk. */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: '../wwwroot/report',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 1_000_000,
    cssCodeSplit: false,
    lib: { entry: 'src/report/main.tsx', formats: ['iife'], name: 'report', fileName: () => 'report.js', cssFileName: 'report' },
  },
});
