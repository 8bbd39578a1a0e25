import { setFlagsFromString } from 'node:v8';

// However it was started: a long file is in memory once, and what is done with is given back soon (less than half, measured).
setFlagsFromString('--optimize-for-size');
setFlagsFromString('--max-semi-space-size=8');
