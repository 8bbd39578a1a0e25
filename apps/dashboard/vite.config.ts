import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the API listens while one develops: `HAVEN_API=http://127.0.0.1:3000 npx vite`. */
const api = process.env['HAVEN_API'] ?? 'http://127.0.0.1:3000';
const proxied = { target: api, changeOrigin: true, headers: { origin: api } };

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the server allows no inline data: every file has an address of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      // The contracts are schemas and nothing else: what a screen does not name stays out of its script.
      treeshake: { moduleSideEffects: (id) => !id.includes('/libs/contracts/') },
    },
  },
  server: { proxy: { '/api': proxied, '/live': { ...proxied, ws: true } } },
  preview: { proxy: { '/api': proxied, '/live': { ...proxied, ws: true } } },
});
