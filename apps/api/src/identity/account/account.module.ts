import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity.module.ts';
import { SignInModule } from '../sign-in/sign-in.module.ts';
import { AccountController } from './account.controller.ts';
import { SessionController } from './session.controller.ts';

/** What everybody who is signed in does about their own account. */
@Module({ imports: [IdentityModule, SignInModule], controllers: [SessionController, AccountController] })
export class AccountModule {}
