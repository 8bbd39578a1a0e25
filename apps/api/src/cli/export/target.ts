import { parseConfig } from '../../environment/config.ts';
import { type ArchiveBody, type ArchivePiece, archiveOf } from '../../operator-acts/archive/archive.ts';
import { ARCHIVE_ACT, type SentPiece } from '../../operator-acts/archive/archive-act.ts';
import { type Environment, logItselfRefused } from '../../privacy/erasure/target.ts';
import { ownAccount } from '../../privacy/operator/account.ts';
import { runningProgram } from '../../privacy/operator/running-program.ts';
import { openClosedLog } from './closed-log.ts';

/** Where the archive comes from: the program that has the folder open, or the log itself where none runs. */
export interface Target {
  readonly where: string;
  pieces(asked: ArchiveBody): AsyncIterable<ArchivePiece>;
  close(): Promise<void>;
}

/** Rejects with an error that has a sentence for the operator. */
export async function openTarget(env: Environment): Promise<Target> {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.sentences.join(' '));
  const { config } = parsed;
  const program = await runningProgram(config);
  if (program !== null) {
    return {
      where: `the program at ${program.about.url}`,
      async *pieces(asked) {
        for await (const [file, bytes] of program.parts<SentPiece>(ARCHIVE_ACT, asked))
          yield { file, bytes: Buffer.from(bytes, 'base64') };
      },
      close: async () => undefined,
    };
  }
  const refused = logItselfRefused(config);
  if (refused !== null) throw new Error(refused);
  const log = await openClosedLog(env, config);
  return {
    where: `the log in ${config.dataDir}`,
    pieces: (asked) => archiveOf(log.parts, asked, ownAccount()),
    close: () => log.close(),
  };
}
