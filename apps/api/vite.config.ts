import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: true,
    rolldownOptions: {
      // What reads the history and what searches plans run on threads, each from a file of its own; so does the operator's command.
      input: {
        main: 'src/main.ts',
        haven: 'src/cli/haven.ts',
        'plan-worker': 'src/operations/plan/plan-worker.ts',
        'history-worker': 'src/history/thread/history-worker.ts',
      },
      // What two entries share is next to them too: a thread is found next to the module that starts it.
      output: { chunkFileNames: '[name]-[hash].js' },
    },
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
  },
});
