import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS, type Access, NEEDS_STEP_UP } from '../routes/access.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** As it is declared, such as `/api/shelters/:shelterId`. */
  readonly path: string;
  readonly access: Access | null;
  readonly stepUp: boolean;
}

const METHODS: Readonly<Record<number, Route['method']>> = { [RequestMethod.GET]: 'GET', [RequestMethod.POST]: 'POST' };

/** Every route of the program, read off the very declarations that serve it. */
export function routesOf(app: INestApplicationContext): Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as Type),
  );
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const handler = (controller.prototype as Record<string, object>)[name];
      if (name === 'constructor' || typeof handler !== 'function' || Reflect.getMetadata('path', handler) === undefined)
        return [];
      const read = <T>(key: string): T | undefined =>
        (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as T | undefined;
      const method = METHODS[Reflect.getMetadata('method', handler) as number];
      if (!method) throw new Error(`${controller.name}.${name} has a method that this test does not know`);
      const parts = [Reflect.getMetadata('path', controller), Reflect.getMetadata('path', handler)] as string[];
      const path = `/${parts
        .map((p) => p.replace(/^\/|\/$/g, ''))
        .filter((p) => p !== '')
        .join('/')}`;
      return [{ method, path, access: read<Access>(ACCESS) ?? null, stepUp: read<boolean>(NEEDS_STEP_UP) ?? false }];
    }),
  );
}
