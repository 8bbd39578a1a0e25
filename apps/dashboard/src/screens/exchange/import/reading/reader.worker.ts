import { serve } from './serve.ts';

// The first message carries the port; all further messages use it. An exception here becomes an `error` event of the
// worker.
addEventListener('message', ({ ports: [port] }) => port && serve(port, reportError), { once: true });
