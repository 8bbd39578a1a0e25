import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: true,
    rolldownOptions: {
      // What reads the history runs on a thread of its own, from a file of its own; so does the operator's command.
      input: {
        main: 'src/main.ts',
        haven: 'src/cli/haven.ts',
        'history-worker': 'src/history/thread/history-worker.ts',
      },
    },
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
  },
});
