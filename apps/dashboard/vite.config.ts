import { existsSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { FIRST } from './src/locales/first.ts';
import { withPageLate } from './src/locales/page-late.ts';

/** Where the API listens while one develops: `HAVEN_API=http://127.0.0.1:3000 npx vite`. */
const api = process.env['HAVEN_API'] ?? 'http://127.0.0.1:3000';
const proxied = { target: api, changeOrigin: true, headers: { origin: api } };

/** The contracts are schemas and nothing else: what is not named stays out of a script. */
const treeshake = { moduleSideEffects: (id: string) => !id.includes('/libs/contracts/') };

const OF_A_LANGUAGE = new RegExp(`/src/locales/(?!en/)([^/]+)/(?:${FIRST.join('|')}|cldr-names)\\.`);
/** What a language needs first is one chunk, so that it is one answer to wait for. */
const languageOf = (id: string): string | null => {
  const [, language] = OF_A_LANGUAGE.exec(id) ?? [];
  return language === undefined ? null : `language-${language}`;
};

/** The texts of a language for what went wrong, as its file has them. */
const problemsIn = (language: string): object | null => {
  const file = `${import.meta.dirname}/src/locales/${language}/problems.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [
    react(),
    { name: 'page-late', transformIndexHtml: (html) => withPageLate(html, problemsIn) },
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app/worker',
      filename: 'sw.ts',
      injectManifest: {
        rollupOptions: { treeshake },
        // The program itself: every screen, so that a page that is open stays whole when a newer version is put in its
        // place. Not the base map (without a board there is none), not Mapbox (it needs its own line), nothing of the API.
        globPatterns: ['index.html', 'start.js', 'icon*', 'assets/*.{js,css,md,woff2}'],
        globIgnores: ['assets/mapbox*'],
        // What has a hash in its address needs none in addition.
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 2_000_000,
      },
      // They are among the files above; a file that is named twice would keep the worker from being installed.
      includeManifestIcons: false,
      // Registered by the program, after the list and the map.
      injectRegister: false,
      manifest: {
        // Seen on a home screen by anybody who holds the phone: it says nothing of what this is for.
        id: '/',
        name: 'Board',
        short_name: 'Board',
        description: 'Board',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#F6F5F2',
        theme_color: '#2B4C9B',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-mask-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
    }),
  ],
  worker: { format: 'es', rollupOptions: { treeshake } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the server allows no inline data: every file has an address of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      treeshake,
      // English is in the first script and in the table of all languages: that it is no chunk of its own is meant.
      checks: { ineffectiveDynamicImport: false },
      // What is needed first comes in one piece: a weak line answers six requests at a time, each half a second late.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }, { name: languageOf }] } },
    },
  },
  server: { proxy: { '/api': proxied, '/live': { ...proxied, ws: true } } },
  preview: { proxy: { '/api': proxied, '/live': { ...proxied, ws: true } } },
});
