#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
/** The operator's command. In a clone the source runs as it is; an image has what was built of it. */
import { existsSync, readFileSync } from 'node:fs';

const source = new URL('../src/cli/haven.ts', import.meta.url);
const built = new URL('../dist/haven.js', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const { haven } = await import(existsSync(source) ? source : built);
process.exitCode = await haven(process.argv.slice(2), version);
