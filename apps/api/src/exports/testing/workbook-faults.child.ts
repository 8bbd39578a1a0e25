import { readFileSync } from 'node:fs';
import validate from '@ooxml-tools/validate';

// Reads a workbook from the standard input and prints its violations of ECMA-376, as the Open XML SDK finds them. In a
// process of its own, because the SDK's runtime never lets one end.
const faults = await validate(new Uint8Array(readFileSync(0)), 'xlsx');
console.log(JSON.stringify(faults.map(({ path, description }) => `${path.partUri}${path.xpath}: ${description}`)));
process.exit();
