import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// While the screens are worked on, a server of one's own answers: PULSE_SERVER=http://127.0.0.1:8080 npm run dev
const server = process.env['PULSE_SERVER'] ?? 'http://127.0.0.1:8080';

/** The name of a file that pages share, which has the names of all of them behind its own. */
const withoutSharers = (name: string) => name.split('~')[0]!.replace(/\.\w+$/, '');

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'target/classes/io/customerpulse/web',
    emptyOutDir: true,
    // Everything stays a file of its own: the policy of the pages allows nothing inside them.
    assetsInlineLimit: 0,
    target: 'es2023',
    manifest: true,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${withoutSharers(name)}-[hash].js`,
        assetFileNames: ({ names }) => `assets/${withoutSharers(names[0] ?? '')}-[hash][extname]`,
        codeSplitting: {
          // Each file costs a request and a start. So the first load is two, with what other pages share with the
          // home page in it, and what those share among themselves is a few.
          groups: [
            { name: 'first', tags: ['$initial'] },
            { name: 'home', test: /src[\\/]monitor[\\/]/ },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 10_000 },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/openapi.json', '/v1', '/actuator'].map((path) => [
        path,
        { target: server, changeOrigin: true, headers: { origin: server } },
      ]),
    ),
  },
});
