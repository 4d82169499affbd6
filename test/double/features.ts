import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { Manner } from './serving.ts';

/** The version that a server of these manners gives itself: its first three parts (rule 1.11). */
export const versionOf = (manner: Manner): string => (manner === '23.10' ? '23.10.8' : manner);

/** Rule 1.11: names in small letters. Without `batch` the client appends one by one (rule 1.10). */
export const featuresOf = (version: string, batch: boolean) => {
  const supported = new features.SupportedMethods();
  supported.setEventStoreServerVersion(version);
  for (const name of ['append', 'read', 'delete', 'tombstone', ...(batch ? ['batchappend'] : [])]) {
    const method = new features.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName(name);
    if (name === 'read') method.setFeaturesList(['position', 'events']);
    if (name === 'batchappend') method.setFeaturesList(['deadline_duration']);
    supported.addMethods(method);
  }
  return supported;
};
