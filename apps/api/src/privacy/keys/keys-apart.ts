import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, isOpenToOthers } from '../../environment/config.ts';
import { isInside } from '../paths.ts';

type Places = Pick<Config, 'dataDir' | 'demo' | 'eventStore' | 'publicUrl' | 'masterKey' | 'masterKeyFile' | 'anchors'>;

/** Path of the master key that an embedded log creates when none is given. */
export const ownMasterKey = (dataDir: string): string => join(dataDir, 'master.key');

/**
 * Why a program that is reachable from other machines must not start: a key would be stored in the folder of the data
 * it opens, so one copy of that folder would disclose everything. A sentence for the operator; null when keys are
 * stored apart, and where nobody else has access: the demo, a loopback address, a log in memory.
 */
export function keyInDataFolder(config: Places): string | null {
  if (config.demo || config.eventStore.kind === 'memory' || !isOpenToOthers(config)) return null;
  const { dataDir, masterKey, masterKeyFile, anchors, publicUrl } = config;
  const why = `${publicUrl} is open to others, so no key lies in the data folder: whoever copies that folder would have what opens it.`;
  const inDataFolder = ownMasterKey(dataDir);
  if (masterKey === null && masterKeyFile === null && config.eventStore.kind === 'sqlite')
    return `${why} Keep the master key elsewhere and name its file with HAVEN_MASTER_KEY_FILE (docs/operate/keys.md); one that is at ${inDataFolder} moves there.`;
  if (masterKeyFile !== null && isInside(masterKeyFile, dataDir))
    return `${why} Move ${masterKeyFile} out of ${dataDir} and name its new place with HAVEN_MASTER_KEY_FILE.`;
  if (anchors && isInside(anchors.keyFile, dataDir))
    return `${why} Move ${anchors.keyFile} out of ${dataDir} and name its new place with HAVEN_ANCHOR_KEY_FILE.`;
  // The copy that was left when the key was moved.
  if (existsSync(inDataFolder) && isInside(inDataFolder, dataDir))
    return `${why} A master key still lies at ${inDataFolder}: keep it elsewhere, and remove it there.`;
  return null;
}
