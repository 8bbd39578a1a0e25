import { Module } from '@nestjs/common';
import { provide, token } from '../environment/provide.ts';
import { CLOCK, CONFIG } from '../environment/tokens.ts';
import { FEED } from '../feed/tokens.ts';
import { Accounts } from '../identity/accounts.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Names } from '../identity/names.ts';
import { Secrets } from '../identity/sign-in/secrets.ts';
import { SignInModule } from '../identity/sign-in/sign-in.module.ts';
import { RequestLimits } from '../limits/limits.ts';
import { MetricsModule } from '../metrics/metrics.module.ts';
import { Metrics } from '../metrics/metrics.ts';
import { Keyring } from '../privacy/keys/keyring.ts';
import { PERMIT_CONTEXT } from '../shelters/permission.ts';
import { SheltersModule } from '../shelters/shelters.module.ts';
import { ShownSecrets } from '../streams/change-key.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { GatewayController } from './gateway.controller.ts';
import { type GatewayOptions, SmsGateway } from './gateway.ts';
import { ReceiveSms } from './receive-sms.ts';
import { ShelterBySms } from './shelter-by-sms.ts';
import { SmsNumbersController } from './sms-numbers.controller.ts';
import { SmsNumbers } from './sms-numbers.ts';
import { SmsReception } from './sms-reception.ts';
import { TaskTexts } from './task-texts.ts';

/** How texts are sent, where a test has other retry delays. */
export const SMS_DELIVERY = token<GatewayOptions>('delivery of text messages');

const providers = [
  provide(SMS_DELIVERY, [], () => ({})),
  provide(
    SmsGateway,
    [CONFIG, Metrics, SMS_DELIVERY],
    ({ sms }, metrics, options) => new SmsGateway(sms, (outcome) => metrics.sms.inc({ way: 'out', outcome }), options),
  ),
  provide(
    SmsNumbers,
    [Accounts, LiveDirectory, Names, Keyring, FEED, ShownSecrets],
    (accounts, directory, names, keyring, feed, secrets) =>
      new SmsNumbers({ accounts, directory, names, keyring, feed, secrets }),
  ),
  provide(
    TaskTexts,
    [SmsNumbers, SmsGateway, CLOCK],
    (numbers, gateway, clock) => new TaskTexts(numbers, gateway, clock),
  ),
  provide(ShelterBySms, [ShelterStreams, PERMIT_CONTEXT], (shelters, context) => new ShelterBySms(shelters, context)),
  provide(
    SmsReception,
    [CONFIG, SmsNumbers, Accounts, ShelterBySms, Secrets, SmsGateway, FEED, RequestLimits, CLOCK, Metrics],
    ({ sms: settings }, numbers, accounts, shelters, totp, gateway, feed, limits, clock, metrics) => {
      if (settings === null) return new SmsReception(null);
      const secrets = async (person: Parameters<Secrets['find']>[0]) =>
        (await totp.find(person, 'totp'))?.secret.secret ?? null;
      const onOutcome = (outcome: string) => metrics.sms.inc({ way: 'in', outcome });
      const parts = { settings, numbers, accounts, shelters, secrets, gateway, feed, limits, clock, onOutcome };
      return new SmsReception(new ReceiveSms(parts));
    },
  ),
];

/** Text messages of staff, through a phone on the desk with a gateway app. */
@Module({
  imports: [IdentityModule, SignInModule, SheltersModule, MetricsModule],
  controllers: [GatewayController, SmsNumbersController],
  providers,
  exports: providers,
})
export class SmsModule {}
