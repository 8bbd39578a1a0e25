import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Whether a path is a folder or lies below it, both as they really are: through links, and from where the program runs. */
export function isInside(path: string, folder: string): boolean {
  const relativePath = relative(really(folder), really(path));
  return relativePath !== '..' && !relativePath.startsWith(`..${sep}`) && !isAbsolute(relativePath);
}

/** Where a path leads; of what is not there yet, where its folder does. */
function really(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    return dirname(absolute) === absolute ? absolute : join(really(dirname(absolute)), basename(absolute));
  }
}
