import type { ReceiveSms } from './receive-sms.ts';

/** What hears the gateway; null: this program has none. */
export class SmsReception {
  readonly receive: ReceiveSms | null;

  constructor(receive: ReceiveSms | null) {
    this.receive = receive;
  }
}
