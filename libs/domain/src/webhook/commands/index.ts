import { changeSecret } from './change-secret.ts';
import type { WebhookCommandRow } from './command.ts';
import { noteTold } from './note-told.ts';
import { pauseWebhook } from './pause-webhook.ts';
import { redeliverWebhook } from './redeliver-webhook.ts';
import { registerWebhook } from './register-webhook.ts';
import { removeWebhook } from './remove-webhook.ts';
import { resumeWebhook } from './resume-webhook.ts';

/** Every command on a webhook. */
export const WEBHOOK_COMMANDS = {
  'register-webhook': registerWebhook,
  'change-secret': changeSecret,
  'pause-webhook': pauseWebhook,
  'resume-webhook': resumeWebhook,
  'redeliver-webhook': redeliverWebhook,
  'note-told': noteTold,
  'remove-webhook': removeWebhook,
} as const;

type Table = typeof WEBHOOK_COMMANDS;
type InputOf<Row> = Row extends WebhookCommandRow<infer Input> ? Input : never;

/** The commands on a webhook: the name of a row, with its input. */
export type WebhookCommand = { [T in keyof Table]: { readonly type: T } & InputOf<Table[T]> }[keyof Table];
