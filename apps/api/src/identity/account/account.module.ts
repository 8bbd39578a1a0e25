import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity.module.ts';
import { SignInModule } from '../sign-in/sign-in.module.ts';
import { AccountController } from './account.controller.ts';
import { SessionController } from './session.controller.ts';

/** What every signed-in person may do with their own account. */
@Module({ imports: [IdentityModule, SignInModule], controllers: [SessionController, AccountController] })
export class AccountModule {}
