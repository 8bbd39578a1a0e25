export {
  type Census,
  type CommandAnswer,
  Haven,
  type HavenOptions,
  HavenRefused,
  type House,
  type PartnerFile,
  type PartnerForm,
  type Problem,
} from './client.ts';
export type { components, paths, webhooks } from './generated/openapi.ts';
export { type ReceivedWebhook, verifyWebhook, type WebhookMessage, WebhookRefused } from './verify-webhook.ts';
