import { serve } from './serve.ts';

// The page's end of the line comes first, and everything else through it. What fails here is an error of this worker to the page.
addEventListener('message', ({ ports: [port] }) => port && serve(port, reportError), { once: true });
