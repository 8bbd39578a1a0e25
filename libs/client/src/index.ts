export {
  type Census,
  type CommandAnswer,
  Haven,
  type HavenOptions,
  HavenRefused,
  type PartnerFile,
  type PartnerForm,
  type Problem,
  type Shelter,
} from './client.ts';
export type { components, paths, webhooks } from './generated/openapi.ts';
export { type ReceivedWebhook, verifyWebhook, type WebhookMessage, WebhookRefused } from './verify-webhook.ts';
