import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArchivePiece } from '../../operator-acts/archive/archive.ts';

export const MANIFEST = 'manifest.json';

export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Why a folder takes no archive, as a sentence; null: it is not there, or empty. */
export async function folderRefused(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.length === 0 ? null : `There is something in ${folder} already: name a new folder.`;
}

/**
 * Writes the files, for this account alone, and last the manifest: a folder without one is not whole. Rejects where a piece
 * does not come, and leaves what was written.
 */
export async function writeArchive(
  folder: string,
  organisation: string,
  pieces: AsyncIterable<ArchivePiece>,
): Promise<readonly WrittenFile[]> {
  const digests = new Map<string, { hash: Hash; bytes: number }>();
  for await (const { file, bytes } of pieces) {
    const path = join(folder, file);
    const digest = digests.get(file) ?? { hash: createHash('sha256'), bytes: 0 };
    if (digest.bytes === 0) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await append(path, bytes);
    digest.hash.update(bytes);
    digests.set(file, { hash: digest.hash, bytes: digest.bytes + bytes.length });
  }
  const files = [...digests].map(([file, { hash, bytes }]) => ({ file, bytes, sha256: hash.digest('hex') }));
  await writeFile(join(folder, MANIFEST), `${JSON.stringify({ organisation, files }, null, 1)}\n`, { mode: 0o600 });
  return files;
}

async function append(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'a', 0o600);
  await file.appendFile(bytes).finally(() => file.close());
}
