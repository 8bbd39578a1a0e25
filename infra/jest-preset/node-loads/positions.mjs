import { findSourceMap, setSourceMapsSupport } from 'node:module';
import { fileURLToPath } from 'node:url';

setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });

/** A frame of a stack as the source has it: the file by its path, and the line that it had before it was compiled. */
export function atSource(frame) {
  const name = frame.getFileName();
  if (!name?.startsWith('file:')) return frame;
  const path = fileURLToPath(name);
  const as = (value) => ({ value: () => value });
  const { lineNumber, columnNumber } = origin(name, frame.getLineNumber(), frame.getColumnNumber());
  return Object.defineProperties(frame, {
    getFileName: as(path),
    getScriptNameOrSourceURL: as(path),
    getLineNumber: as(lineNumber),
    getColumnNumber: as(columnNumber),
  });
}

function origin(name, lineNumber, columnNumber) {
  const found = findSourceMap(name)?.findOrigin(lineNumber, columnNumber);
  return found?.lineNumber ? found : { lineNumber, columnNumber };
}
