import { applyDecorators, Get } from '@nestjs/common';
import { type Read } from '@safe-haven/contracts';
import type { Action } from '@safe-haven/domain';
import type { z } from 'zod';
import { Needs, OpenToAnybody, SignedIn } from './access.ts';
import { AnswersFile, answering, type Route } from './answers.ts';
import { Since } from './life.ts';

type Media = `${string}/${string}`;

/**
 * The route of a read: its path, whom it is open to, its answer and its life are those of its row in contracts, and are said
 * nowhere else. The method returns what the row answers.
 */
export function Reads<S extends z.ZodType>(
  read: Read<S, string, Action, undefined>,
  summary: string,
): Route<z.output<S> | undefined>;
export function Reads<S extends z.ZodType>(
  read: Read<S, string, Action, Media>,
  summary: string,
): Route<z.output<S> | string | Uint8Array>;
export function Reads(read: Read<null, string, Action, Media>, summary: string): Route<unknown>;
export function Reads(
  read: Read<z.ZodType | null, string, Action, Media | undefined>,
  summary: string,
): MethodDecorator {
  const { path, answer, openTo, life, file } = read;
  return applyDecorators(
    Get(path),
    Since(life.since, life.stability),
    openTo === 'anybody' ? OpenToAnybody() : openTo === 'signed_in' ? SignedIn() : Needs(...openTo),
    answer === null ? AnswersFile(summary, file!) : answering(summary, answer, file),
  );
}
