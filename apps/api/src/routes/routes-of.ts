import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { type Life } from '@safe-haven/contracts';
import { ACCESS, type Access, RIGHT_OF_COMMAND, type RightOfCommand, STEP_UP, type StepUpNeed } from './access.ts';
import { COMMANDS, type CommandBodies } from './answers.ts';
import { KEYED } from './keyed.ts';
import { LIFE } from './life.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** The declared path, such as `/api/shelters/:shelterId`. */
  readonly path: string;
  /** The module that serves it, without that word: `SignIn`. */
  readonly module: string;
  readonly access: Access | null;
  /** For a route of `…/:command` whose handler asks for the right: which one each command takes. */
  readonly rightOf: RightOfCommand | null;
  readonly stepUp: boolean;
  /** For a route of `…/:command`, the body schema of each command. */
  readonly commands: CommandBodies | null;
  /** Whether a change may bring an idempotency key (SH-27). */
  readonly keyed: boolean;
  /** Null: it does not say since when it is there, which a test refuses. */
  readonly life: Life | null;
}

const METHODS: Readonly<Record<number, Route['method']>> = { [RequestMethod.GET]: 'GET', [RequestMethod.POST]: 'POST' };

/** Every route of the program, read from the same decorators that Nest serves it by. */
export function routesOf(app: INestApplicationContext): Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules.flatMap(({ name, controllers }) =>
    [...controllers.values()].flatMap(({ metatype }) =>
      routesOfController(metatype as Type, name.replace(/Module$/, '')),
    ),
  );
}

function routesOfController(controller: Type, module: string): Route[] {
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = (controller.prototype as Record<string, object>)[name];
    if (name === 'constructor' || typeof handler !== 'function' || Reflect.getMetadata('path', handler) === undefined)
      return [];
    const read = <T>(key: string): T | null =>
      (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller) ?? null) as T | null;
    const method = METHODS[Reflect.getMetadata('method', handler) as number];
    if (!method) throw new Error(`${controller.name}.${name} has an unsupported HTTP method`);
    const parts = [Reflect.getMetadata('path', controller), Reflect.getMetadata('path', handler)] as string[];
    return [
      {
        method,
        path: joined(parts),
        module,
        access: read<Access>(ACCESS),
        rightOf: read<RightOfCommand>(RIGHT_OF_COMMAND),
        stepUp: read<StepUpNeed>(STEP_UP) !== null,
        commands: read<CommandBodies>(COMMANDS),
        keyed: read<true>(KEYED) === true,
        life: read<Life>(LIFE),
      },
    ];
  });
}

const joined = (parts: readonly string[]): string =>
  `/${parts
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter((part) => part !== '')
    .join('/')}`;
