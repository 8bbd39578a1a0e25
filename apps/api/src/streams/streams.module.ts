import { Module } from '@nestjs/common';
import { AcceptedCommands } from './accepted-commands.ts';

@Module({ providers: [AcceptedCommands], exports: [AcceptedCommands] })
export class StreamsModule {}
